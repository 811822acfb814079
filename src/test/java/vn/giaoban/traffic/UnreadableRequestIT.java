package vn.giaoban.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;

/** Requests that can't be read at all: nobody waits for an answer that never comes. */
@IntegrationTest
class UnreadableRequestIT {

    private static final String HEALTH = "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Autowired
    private Api api;

    @Test
    void anAddressThatIsTooLongIsRefusedInWords() {
        HttpCall.byAdmin(api, "GET", "/api/v1/briefings?q=" + "x".repeat(7_000))
                .send()
                .refused(400, "invalid-request");
        HttpCall.byAdmin(api, "GET", "/api/v1/briefings?q=" + "x".repeat(9_000))
                .send()
                .refused(414, "uri-too-long");
    }

    /** On a connection that has just been answered, where the answer to the next could go astray: without our patience it did so within a few rounds. */
    @ParameterizedTest
    @CsvSource({
        "'GET /?q=%s HTTP/1.1\r\nHost: localhost\r\n\r\n', 414",
        "'GET / HTTP/1.1\r\nHost: %s\r\n\r\n', 431",
        "'GET / HTTP/1.1\r\nHost: localhost\r\nA B%.0s: c\r\n\r\n', 400"
    })
    void whatTheDecoderRefusesIsAnsweredAndItsConnectionEnds(String request, int status) throws IOException {
        var unreadable = request.formatted("x".repeat(100_000)).getBytes(US_ASCII);
        for (var round = 0; round < 60; round++) {
            try (var socket = connect()) {
                socket.getOutputStream().write(HEALTH.getBytes(US_ASCII));
                readToEndOf(socket, "}");
                socket.getOutputStream().write(unreadable);
                assertThat(toTheEnd(socket)).startsWith("HTTP/1.1 " + status);
            }
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket("localhost", URI.create(api.base()).getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** The end may be a reset: the service reads no more of such a request. */
    private static String toTheEnd(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException e) {
            assertThat(e).hasMessage("Connection reset");
        }
        return answer.toString(US_ASCII);
    }

    @Test
    void theAnswerBeforeItIsNotLost() throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write((HEALTH + "GET / HTTP/1.1\r\nA B: c\r\n\r\n").getBytes(US_ASCII));
            assertThat(toTheEnd(socket)).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400");
        }
    }

    private static void readToEndOf(Socket socket, String end) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().contains(end)) {
            var read = socket.getInputStream().read();
            assertThat(read).as("the health of the service").isNotNegative();
            text.append((char) read);
        }
    }
}
