package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

    private final ClientAddress client = new ClientAddress(new WebSettings(List.of("10.0.0.0/8", "fd00::/8")));

    private String from(String remote, String header, String value) {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(remote), 4711))
                .header(header, value)
                .build();
        return client.of(request).getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | X-Forwarded-For | 1.2.3.4 | 203.0.113.9",
                "10.0.0.1 | X-Forwarded-For | 1.2.3.4 | 1.2.3.4",
                "10.0.0.1 | X-Forwarded-For | 127.0.0.1, 1.2.3.4 | 1.2.3.4",
                "10.0.0.1 | X-Forwarded-For | 9.9.9.9, 1.2.3.4, 10.1.1.1 | 1.2.3.4",
                "10.0.0.1 | X-Forwarded-For | 1.2.3.4:5555 | 1.2.3.4",
                "10.0.0.1 | X-Forwarded-For | 10.3.3.3 | 10.3.3.3",
                "10.0.0.1 | X-Forwarded-For | example.org | 10.0.0.1",
                "10.0.0.1 | X-Forwarded-For | 1.2.3.4, unknown | 10.0.0.1",
                "10.0.0.1 | X-Forwarded-For | 999.1.1.1 | 10.0.0.1",
                "10.0.0.1 | Forwarded | for=1.2.3.4;proto=https;by=10.0.0.1 | 1.2.3.4",
                "10.0.0.1 | Forwarded | for=8.8.8.8, FOR=1.2.3.4 | 1.2.3.4",
                "10.0.0.1 | Forwarded | for=\"[2001:db8::1]:80\" | 2001:db8:0:0:0:0:0:1",
                "10.0.0.1 | Forwarded | proto=https | 10.0.0.1",
                "10.0.0.1 | Forwarded | for=_hidden | 10.0.0.1",
                "fd00:0:0:0:0:0:0:1 | X-Forwarded-For | 2001:db8::2 | 2001:db8:0:0:0:0:0:2",
                "10.0.0.1 | X-Other | 1.2.3.4 | 10.0.0.1"
            })
    void believesOnlyTrustedProxies(String remote, String header, String value, String expected) {
        assertThat(from(remote, header, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::1/129", "10.0.0", ""})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> new Networks("giaoban.web.trusted-proxies", List.of(text)))
                .hasMessageContaining("giaoban.web.trusted-proxies");
    }

    @Test
    void aNetworkHoldsItsAddressesAndNoOthers() {
        var networks = new Networks("x", List.of("192.168.16.0/20", "::1"));
        assertThat(networks.contain(InetAddress.ofLiteral("192.168.31.255"))).isTrue();
        assertThat(networks.contain(InetAddress.ofLiteral("192.168.32.0"))).isFalse();
        assertThat(networks.contain(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(networks.contain(InetAddress.ofLiteral("::2"))).isFalse();
    }
}
