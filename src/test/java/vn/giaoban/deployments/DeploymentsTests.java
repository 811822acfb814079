package vn.giaoban.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.deployments.JitsiSettings.Server;
import vn.giaoban.kernel.CannotStart;

class DeploymentsTests {

    private static final URI MEET = URI.create("https://meet.example.org");
    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    @Test
    void withoutAListThereIsOneServer() {
        var only = deployments(SigningAlgorithm.RS256, null);
        assertThat(only.all()).hasSize(1);
        assertThat(only.first().name()).isEqualTo(Deployments.DEFAULT);
        assertThat(only.first().domain()).isEqualTo("meet.example.org");
        assertThat(only.first().isLimited()).isFalse();
        assertThat(only.find("khong-co")).isEmpty();
    }

    @Test
    void whatIsNotSaidOfOneServerIsAsForAll() {
        var two = deployments(
                SigningAlgorithm.RS256,
                null,
                server("a", "https://a.example/", 100),
                new Server(
                        "b",
                        URI.create("http://b.example:8443"),
                        "b.internal",
                        "of-b",
                        null,
                        0,
                        SigningAlgorithm.HS256,
                        SECRET));
        var a = two.find("a").orElseThrow();
        assertThat(a.issuer()).isEqualTo("giaoban");
        assertThat(a.audience()).isEqualTo("jitsi");
        assertThat(a.domain()).isEqualTo("a.example");
        assertThat(a.addressOf("gb-x")).isEqualTo("https://a.example/gb-x");
        assertThat(a.secret()).isNull();
        var b = two.find("b").orElseThrow();
        assertThat(b.issuer()).isEqualTo("of-b");
        assertThat(b.domain()).isEqualTo("b.internal");
        assertThat(b.algorithm()).isEqualTo(SigningAlgorithm.HS256);
        assertThat(b.toString()).doesNotContain(SECRET);
    }

    @Test
    void whatWasPlannedBeforeThereWasAListIsOnTheFirst() {
        var two = deployments(
                SigningAlgorithm.RS256, null, server("a", "https://a.example", 0), server("b", "https://b.example", 0));
        assertThat(two.presentName(Deployments.DEFAULT)).isEqualTo("a");
        assertThat(two.find(Deployments.DEFAULT)).contains(two.first());
        assertThat(two.presentName("c")).isEqualTo("c");
        // unless one of them is still called so
        var named = deployments(
                SigningAlgorithm.RS256,
                null,
                server("a", "https://a.example", 0),
                server("default", "https://b.example", 0));
        assertThat(named.find(Deployments.DEFAULT)).contains(named.all().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "-a", "a/b", "điểm", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aNameIsAShortWord(String name) {
        assertThatThrownBy(() -> deployments(SigningAlgorithm.RS256, null, server(name, "https://a.example", 0)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("giaoban.jitsi.deployments[0].name");
    }

    @Test
    void whatCanNotBeIsSaidWithItsPlace() {
        assertThatThrownBy(() -> deployments(
                        SigningAlgorithm.RS256,
                        null,
                        server("a", "https://a.example", 0),
                        server("a", "https://b.example", 0)))
                .hasMessageContaining("two are called a");
        assertThatThrownBy(() -> deployments(SigningAlgorithm.RS256, null, server("a", "ftp://a.example", 0)))
                .hasMessageContaining("giaoban.jitsi.deployments[0].base-url");
        assertThatThrownBy(() -> deployments(SigningAlgorithm.RS256, null, server("a", "meet.example", 0)))
                .hasMessageContaining("base-url");
        assertThatThrownBy(() -> deployments(SigningAlgorithm.RS256, null, server("a", "https://a.example", -1)))
                .hasMessageContaining("capacity");
        assertThatThrownBy(() -> deployments(SigningAlgorithm.HS256, null))
                .hasMessageContaining("giaoban.jitsi.secret must have at least 32 bytes");
        assertThatThrownBy(() -> deployments(SigningAlgorithm.HS256, "too short"))
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("too short");
        assertThat(deployments(SigningAlgorithm.HS256, SECRET).first().secret()).isEqualTo(SECRET);
    }

    private static Server server(String name, String address, int capacity) {
        return new Server(name, URI.create(address), null, null, null, capacity, null, null);
    }

    private static Deployments deployments(SigningAlgorithm algorithm, @Nullable String secret, Server... servers) {
        return Deployments.of(
                new JitsiSettings(MEET, "giaoban", "jitsi", null, algorithm, secret, List.of(servers)).toDeployments());
    }
}
