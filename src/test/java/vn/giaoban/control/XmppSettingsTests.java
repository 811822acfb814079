package vn.giaoban.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

class XmppSettingsTests {

    private static final Map<String, String> GOOD = Map.of(
            "host",
            "127.0.0.1",
            "domain",
            "auth.meet.test",
            "muc-domain",
            "conference.meet.test",
            "password",
            "secret");

    @Test
    void nothingIsSetUnlessAHostIs() {
        assertThat(bound(Map.of()).isOn()).isFalse();
        assertThat(bound(Map.of("host", " ")).isOn()).isFalse();
    }

    @Test
    void aHostWithItsAccountIsEnough() {
        var settings = bound(GOOD);
        assertThat(settings.isOn()).isTrue();
        assertThat(settings.port()).isEqualTo(5222);
        assertThat(settings.account()).isEqualTo("giaoban");
        assertThat(settings.tls()).isEqualTo(XmppSettings.Tls.ANY);
        assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings).hasToString("giaoban@auth.meet.test at 127.0.0.1:5222");
    }

    @ParameterizedTest
    @CsvSource({
        "domain,'',giaoban.jitsi.xmpp.domain is missing",
        "muc-domain,'',giaoban.jitsi.xmpp.muc-domain is missing",
        "account,'',giaoban.jitsi.xmpp.account is missing",
        "password,'',giaoban.jitsi.xmpp.password is missing",
        "port,70000,giaoban.jitsi.xmpp.port is no port: 70000",
        "poll,PT0.1S,giaoban.jitsi.xmpp.poll is less than a second",
        "language,fr,giaoban.jitsi.xmpp.language is neither vi nor en: fr"
    })
    void whatIsOfNoUseIsRefusedByItsName(String name, String value, String said) {
        var values = new HashMap<>(GOOD);
        values.put(name, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    try {
                        bound(values);
                    } catch (BindException e) {
                        throw (RuntimeException) rootOf(e);
                    }
                })
                .withMessageStartingWith(said);
    }

    @Test
    void roomsAreWatchedWhereverThereIsAnAccount() {
        assertThat(AccountConfigured.isMet(new MockEnvironment())).isFalse();
        assertThat(AccountConfigured.isMet(new MockEnvironment().withProperty("giaoban.jitsi.xmpp.host", "")))
                .isFalse();
        assertThat(AccountConfigured.isMet(new MockEnvironment().withProperty("giaoban.jitsi.xmpp.host", "prosody")))
                .isTrue();
        assertThat(AccountConfigured.isMet(
                        new MockEnvironment().withProperty("giaoban.jitsi.deployments[1].xmpp.host", "prosody")))
                .isTrue();
    }

    private static Throwable rootOf(Throwable fault) {
        return fault.getCause() == null ? fault : rootOf(fault.getCause());
    }

    private static XmppSettings bound(Map<String, String> values) {
        var named = new HashMap<String, String>();
        values.forEach((name, value) -> named.put("giaoban.jitsi.xmpp." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("giaoban.jitsi.xmpp", XmppSettings.class);
    }
}
