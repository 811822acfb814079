package vn.giaoban.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * An {@link IntegrationTest} whose service has an account at a conference server; all tests that say this share one service. Each starts the
 * server itself, at {@link #PORT}, and stops it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ContextConfiguration(initializers = ConferenceServerTest.Account.class)
@EnabledIf(
        value = "vn.giaoban.support.Prosody#isInstalled",
        disabledReason = "no Prosody on this machine: no conference was held")
public @interface ConferenceServerTest {

    /** Where the server listens. */
    int PORT = ServiceProcess.freePort();

    /** The settings of the account, and times that a test can wait for. */
    class Account implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "giaoban.jitsi.xmpp.host=127.0.0.1",
                            "giaoban.jitsi.xmpp.port=" + PORT,
                            "giaoban.jitsi.xmpp.domain=" + Prosody.AUTH_DOMAIN,
                            "giaoban.jitsi.xmpp.muc-domain=" + Prosody.MUC_DOMAIN,
                            "giaoban.jitsi.xmpp.account=" + Prosody.ACCOUNT,
                            "giaoban.jitsi.xmpp.password=" + Prosody.PASSWORD,
                            "giaoban.jitsi.xmpp.poll=PT2S",
                            "giaoban.conference.grace-after=PT5S",
                            "giaoban.admission.joins-per-second=0")
                    .applyTo(context);
        }
    }
}
