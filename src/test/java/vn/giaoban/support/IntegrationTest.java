package vn.giaoban.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import vn.giaoban.Giaoban;

/**
 * The whole service on a free port, with real PostgreSQL and Redis in a fresh data folder; all tests that say this share one, in each JVM
 * that runs tests. The clock is a {@link TestClock}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Giaoban.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "giaoban.admin-password=" + Api.PASSWORD,
            "giaoban.jitsi.callback-token=" + Api.CALLBACK_TOKEN,
            "giaoban.secret=" + IntegrationTest.SECRET,
            "giaoban.public-url=http://localhost:8080",
            // two dozen of them start
            "giaoban.scheduling.rehearsal=PT0S",
            // all tests call from here, those of the limits by a proxy
            "giaoban.web.trusted-proxies=127.0.0.0/8,::1",
            "giaoban.limits.exempt=127.0.0.0/8,::1",
            "giaoban.jitsi.jaas.secret=" + Api.JAAS_SECRET,
            // a second conference server, so small that nothing goes there by itself
            "giaoban.jitsi.deployments[0].name=default",
            "giaoban.jitsi.deployments[0].base-url=https://meet.example.org",
            "giaoban.jitsi.deployments[1].name=" + Api.SMALL_SERVER,
            "giaoban.jitsi.deployments[1].base-url=https://phu.meet.example",
            "giaoban.jitsi.deployments[1].capacity=3"
        })
@ContextConfiguration(initializers = OwnDataFolder.class)
@Import({TestService.class, Api.class, Invariants.class})
@TestExecutionListeners(
        listeners = RetiresOwnPoints.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface IntegrationTest {

    /** Of the installation under test. */
    String SECRET = "a-secret-that-only-tests-know";
}
