package vn.giaoban.support;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that keeps what it is sent and misbehaves as it is told, address by address. */
public final class ScriptedSmtp implements Closeable {

    /** A mail that was handed over with its final dot. */
    public record Received(String to, String mail) {
        /** The value of a header; empty when it is not there. */
        public String header(String name) {
            return mail.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private final ServerSocket server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<String>> recipientAnswers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> cuts = new ConcurrentHashMap<>();
    private final Map<String, Long> hesitations = new ConcurrentHashMap<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int goodbyeAfter = Integer.MAX_VALUE;
    private volatile long slowness;
    private volatile boolean full;

    /** Listens at a free port. */
    public ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return server.getLocalPort();
    }

    /** What the next RCPT of the address are answered, one after the other; then they are welcome. */
    public void answer(String address, String... answers) {
        recipientAnswers.put(address, new ArrayDeque<>(List.of(answers)));
    }

    /** The next mail to the address is taken, and the line goes dead before that is said. */
    public void cutAfterData(String address) {
        cuts.put(address, new AtomicInteger(1));
    }

    /** Says 421 on each connection after so many mails, whatever comes next. */
    public void growTiredAfter(int mails) {
        goodbyeAfter = mails;
    }

    /** The next RCPT of the address is answered so late. */
    public void hesitate(String address, long millis) {
        hesitations.put(address, millis);
    }

    /** Waits so long before it confirms a mail. */
    public void confirmAfter(long millis) {
        slowness = millis;
    }

    /** From now on its disk has no room: whatever it is sent is refused after the final dot, for the time being. */
    public void fillDisk() {
        full = true;
    }

    /** There is room again. */
    public void makeRoom() {
        full = false;
    }

    /** Ends all connections, whatever goes on there. */
    public void hangUp() throws IOException {
        for (var client : clients) client.close();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    /** What was handed over, in that order. */
    public List<Received> received() {
        return received;
    }

    /** What was handed over for an address. */
    public List<Received> receivedBy(String address) {
        return received.stream().filter(r -> r.to().equals(address)).toList();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        clients.add(socket);
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = socket.getOutputStream();
            say(out, "220 scripted");
            var to = "";
            int mails = 0;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (mails >= goodbyeAfter) {
                    say(out, "421 4.4.2 too long idle");
                    return;
                }
                switch (verb) {
                    case "RCPT" -> {
                        to = line.replaceAll(".*<(.*)>.*", "$1");
                        var hesitation = hesitations.remove(to);
                        if (hesitation != null) Thread.sleep(hesitation);
                        say(out, answerTo(to));
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        var mail = data(in);
                        if (full) {
                            say(out, "452 4.3.1 no room on the disk");
                            continue;
                        }
                        received.add(new Received(to, mail));
                        mails++;
                        var cut = cuts.get(to);
                        if (cut != null && cut.getAndDecrement() > 0) return;
                        if (slowness > 0) Thread.sleep(slowness);
                        say(out, "250 2.0.0 kept as " + received.size());
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // the other side hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(socket);
        }
    }

    private String answerTo(String address) {
        var script = recipientAnswers.get(address);
        if (script == null) return "250 welcome";
        synchronized (script) {
            return script.isEmpty() ? "250 welcome" : script.poll();
        }
    }

    private static String data(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            // cut off before its end: RFC 5321 has it thrown away
            if (line == null) throw new EOFException();
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
