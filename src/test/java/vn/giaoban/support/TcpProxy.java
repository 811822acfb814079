package vn.giaoban.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line to a server of this machine, which a test can cut and join again. */
public final class TcpProxy implements Closeable {

    private final ServerSocket front;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean joined = true;

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
            var back = Thread.ofVirtual().start(() -> pass(socket, client));
            pass(client, socket);
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

    /** Until one side ends, which ends the other. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side is gone
        } finally {
            end(from);
            end(to);
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
