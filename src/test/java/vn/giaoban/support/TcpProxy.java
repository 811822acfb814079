package vn.giaoban.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The line to a server of this machine, which a test can cut and join again. */
public final class TcpProxy implements Closeable {

    private final ServerSocket front;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private volatile boolean joined = true;

    /** What is done once a transaction has said COMMIT that was heard to say something else before. */
    private record Trap(String text, Runnable action) {}

    /** Stands at a free port before the server at the other. */
    public TcpProxy(int server) {
        this.server = server;
        try {
            front = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return front.getLocalPort();
    }

    /** Ends all connections, and every new one at once. */
    public void cut() {
        joined = false;
        sockets.forEach(TcpProxy::end);
    }

    /** Lets new connections through again. */
    public void join() {
        joined = true;
    }

    /**
     * Once, on the connection on which the text is sent and then a COMMIT: lets the COMMIT through, but not the server's word that it is done, and
     * does the action.
     */
    public void afterCommitOf(String text, Runnable action) {
        trap.set(new Trap(text, action));
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                var client = front.accept();
                if (joined) Thread.ofVirtual().start(() -> connect(client));
                else end(client);
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try (client;
                var socket = new Socket(InetAddress.getLoopbackAddress(), server)) {
            sockets.add(socket);
            if (!joined) return; // cut meanwhile, perhaps before these two were to be ended
            var way = new Way();
            var back = Thread.ofVirtual().start(() -> way.back(socket, client));
            way.there(client, socket);
            back.join();
            sockets.remove(socket);
        } catch (IOException e) {
            // one side is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    /** One connection's two directions, each until one side ends, which ends the other. */
    private final class Way {

        private String said = "";
        private boolean caught;
        private volatile boolean mute;

        void there(Socket from, Socket to) {
            pass(from, to, true);
        }

        void back(Socket from, Socket to) {
            pass(from, to, false);
        }

        private void pass(Socket from, Socket to, boolean there) {
            try (var in = from.getInputStream();
                    var out = to.getOutputStream()) {
                var buffer = new byte[16 * 1024];
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    var set = there ? listen(buffer, read) : null;
                    if (there || !mute) out.write(buffer, 0, read);
                    if (set != null) spring(set);
                }
            } catch (IOException e) {
                // one side is gone
            } finally {
                end(from);
                end(to);
            }
        }

        /** The trap, when this is the COMMIT that it waits for. */
        private @Nullable Trap listen(byte[] buffer, int length) {
            var set = trap.get();
            if (set == null) return null;
            said += new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            var at = caught ? -1 : said.indexOf(set.text());
            if (at >= 0) {
                caught = true;
                said = said.substring(at);
            }
            if (!caught || !said.contains("COMMIT")) {
                said = said.substring(Math.max(0, said.length() - set.text().length()));
                return null;
            }
            if (!trap.compareAndSet(set, null)) return null;
            mute = true;
            return set;
        }

        private static void spring(Trap set) {
            // the server commits meanwhile
            LockSupport.parkNanos(200_000_000);
            set.action().run();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone already
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        cut();
    }
}
