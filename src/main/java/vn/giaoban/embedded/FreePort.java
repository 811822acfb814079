package vn.giaoban.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import vn.giaoban.kernel.CannotStart;

/** A port of the loopback interface on which nobody listens. */
final class FreePort {
    private FreePort() {}

    static int find() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("no free port on the loopback interface: " + e.getMessage(), e);
        }
    }
}
