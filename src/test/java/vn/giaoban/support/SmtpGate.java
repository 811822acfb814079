package vn.giaoban.support;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a real mail server, lets every conversation through line by line, and holds one fast at the point that a test names. */
public final class SmtpGate implements Closeable {

    /** Where a conversation is held until one side hangs up. */
    public enum Point {
        /** The connection stands, and nobody has said a word. */
        GREETING,
        /** The server has taken the sender, and has not heard of the recipient. */
        SENDER,
        /** The server has taken the recipient, and its answer is not passed on. */
        RECIPIENT,
        /** The server has half of the letter. */
        DATA,
        /** The server has the letter and has said so, and its answer is not passed on. */
        CONFIRMATION
    }

    /** How much of a letter passes before it is held in the middle. */
    private static final int HALF = 20;

    private final ServerSocket gate;
    private final int server;
    private final AtomicInteger greetings = new AtomicInteger();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile long slowness;

    /** Stands at a free port before the server at the other. */
    public SmtpGate(int server) {
        this.server = server;
        try {
            gate = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return gate.getLocalPort();
    }

    /** The next new connection is held at once. */
    public void holdAGreeting() {
        greetings.incrementAndGet();
    }

    /** The next letter to the address is held there, once. */
    public void hold(Point point, String address) {
        wanted.add(point + " " + address);
    }

    /** The server takes so long for each letter. */
    public void slowDown(long millis) {
        slowness = millis;
    }

    /** Ends all conversations, those that rest between two letters included. */
    public void hangUp() throws IOException {
        for (var client : clients) client.close();
    }

    /** How many conversations have been held so far. */
    public int held() {
        return held.size();
    }

    private void accept() {
        while (!gate.isClosed()) {
            try {
                var client = gate.accept();
                Thread.ofVirtual().start(() -> pass(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        clients.add(client);
        try (client;
                var socket = new Socket(InetAddress.getLoopbackAddress(), server)) {
            new Conversation(new Line(client), new Line(socket)).pass();
        } catch (IOException e) {
            // one side hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    /** One side of a conversation. */
    private record Line(BufferedReader in, OutputStream out) {
        Line(Socket socket) throws IOException {
            this(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)),
                    socket.getOutputStream());
        }

        void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private final class Conversation {
        private final Line client;
        private final Line server;
        private String to = "";

        Conversation(Line client, Line server) {
            this.client = client;
            this.server = server;
        }

        void pass() throws IOException, InterruptedException {
            if (greetings.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                holdAt("GREETING " + System.nanoTime());
                return;
            }
            answer();
            for (var line = client.in().readLine();
                    line != null;
                    line = client.in().readLine()) if (!pass(line)) return;
        }

        /** Whether the conversation goes on. */
        private boolean pass(String line) throws IOException, InterruptedException {
            var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (verb.equals("RCPT")) to = line.replaceAll(".*<(.*)>.*", "$1");
            if (verb.equals("RCPT") && isHeld(Point.SENDER)) return false;
            server.say(line);
            if (verb.equals("RCPT") && isHeld(Point.RECIPIENT)) return false;
            answer();
            return !verb.equals("QUIT") && (!verb.equals("DATA") || letter());
        }

        private boolean letter() throws IOException, InterruptedException {
            var n = 0;
            for (var line = client.in().readLine();
                    line != null;
                    line = client.in().readLine()) {
                server.say(line);
                if (line.equals(".")) {
                    if (slowness > 0) Thread.sleep(slowness);
                    return confirmation();
                }
                if (++n == HALF && isHeld(Point.DATA)) return false;
            }
            return false;
        }

        private boolean confirmation() throws IOException {
            var answer = server.in().readLine();
            if (answer == null || isHeld(Point.CONFIRMATION)) return false;
            client.say(answer);
            return true;
        }

        private void answer() throws IOException {
            for (var line = server.in().readLine();
                    line != null;
                    line = server.in().readLine()) {
                client.say(line);
                if (line.length() < 4 || line.charAt(3) != '-') return;
            }
        }

        private boolean isHeld(Point point) throws IOException {
            var name = point + " " + to;
            if (!wanted.remove(name)) return false;
            holdAt(name);
            return true;
        }

        private void holdAt(String name) throws IOException {
            held.add(name);
            while (client.in().readLine() != null) {
                // what is still said is heard by nobody
            }
        }
    }

    @Override
    public void close() throws IOException {
        gate.close();
    }
}
