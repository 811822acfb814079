package vn.giaoban.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mail server that takes everything: it throws letters away, or puts each on the disk before it says 250, as a real one must. */
final class SmtpSink implements Closeable {

    private final ServerSocket server;
    private final Path folder;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, byte[]> letters = new ConcurrentHashMap<>();
    private volatile long first;
    private volatile boolean keeping;
    private volatile boolean durable;

    SmtpSink(Path folder) throws IOException {
        this.folder = folder;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From here on it counts from nothing. */
    void reset() {
        taken.set(0);
        first = 0;
    }

    /** Whether it keeps letters in memory. */
    void keep(boolean yes) {
        keeping = yes;
    }

    /** Whether each letter is on the disk before it is confirmed. */
    void beDurable(boolean yes) {
        durable = yes;
    }

    int taken() {
        return taken.get();
    }

    /** When the first letter came, on {@link System#nanoTime()}; 0 before. */
    long first() {
        return first;
    }

    /** What it kept, by recipient. */
    Map<String, byte[]> letters() {
        return letters;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> converse(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        var file = folder.resolve("sink-" + connections.incrementAndGet());
        try (client;
                var disk = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var in = new BufferedInputStream(client.getInputStream(), 1 << 16);
            var out = client.getOutputStream();
            say(out, "220 sink");
            var to = "";
            for (var line = line(in); line != null; line = line(in)) {
                if (line.startsWith("RCPT")) to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    take(to, letter(in), disk);
                    say(out, "250 2.0.0 taken");
                } else if (line.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // the other side hung up
        }
    }

    private void take(String to, byte[] letter, FileChannel disk) throws IOException {
        if (durable) {
            disk.write(ByteBuffer.wrap(letter));
            disk.force(false);
        }
        if (keeping) letters.put(to, letter);
        if (first == 0) first = System.nanoTime();
        taken.incrementAndGet();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) return null;
            line.append((char) c);
        }
        return line.toString();
    }

    /** Up to the line that is a dot; dots are left doubled, since nobody reads it but the loop that sends it again. */
    private static byte[] letter(InputStream in) throws IOException {
        var letter = new ByteArrayOutputStream(1 << 14);
        var state = 2;
        while (state < 5) {
            var c = in.read();
            if (c < 0) throw new IOException("cut off");
            letter.write(c);
            state = switch (c) {
                case '\r' -> state == 3 ? 4 : 1;
                case '\n' -> state == 4 ? 5 : state == 1 ? 2 : 0;
                case '.' -> state == 2 ? 3 : 0;
                default -> 0;
            };
        }
        var bytes = letter.toByteArray();
        return java.util.Arrays.copyOf(bytes, bytes.length - 3);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
