package vn.giaoban.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lettuce.core.RedisConnectionException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.Yaml;
import vn.giaoban.kernel.CannotStart;

class StartupFailureTests {

    @Test
    void repeatsWhatOurOwnPartsSay() {
        assertThat(explained(new CannotStart("giaoban.secret is missing"))).isEqualTo("giaoban.secret is missing");
    }

    @Test
    void keepsToOneLine() {
        assertThat(explained(new CannotStart("one\n  two\n"))).isEqualTo("one two");
    }

    @Test
    void namesTheOccupiedPort() {
        assertThat(explained(new PortInUseException(8080))).contains("port 8080", "server.port", "SERVER_PORT");
    }

    @Test
    void tellsAServerThatIsAwayFromAnAccountThatIsRefused() {
        assertThat(explained(new SQLException("Connection refused", "08001")))
                .contains("can't be reached", "spring.r2dbc.url");
        assertThat(explained(new SQLException("password authentication failed", "28P01")))
                .contains("spring.r2dbc.username", "spring.r2dbc.password");
        assertThat(explained(new SQLException("no such database", "3D000"))).contains("does not have the database");
    }

    @Test
    void leavesAFaultInOurSqlToItsStackTrace() {
        assertThat(StartupFailure.explain(wrapped(new SQLException("syntax error", "42601"))))
                .isNull();
        assertThat(StartupFailure.explain(wrapped(new IllegalStateException("a bug"))))
                .isNull();
    }

    @Test
    void tellsARedisThatIsAwayFromAPasswordThatIsRefused() {
        assertThat(explained(new RedisConnectionException("Unable to connect", new IOException("Connection refused"))))
                .contains("can't be reached", "spring.data.redis.host");
        assertThat(explained(new RedisConnectionException("Unable to connect", new IOException("WRONGPASS invalid"))))
                .contains("refuses the password", "spring.data.redis.password");
    }

    @Test
    void saysThatADiskIsFullOrAFileIsForbidden() {
        assertThat(explained(new IOException("No space left on device"))).contains("disk is full");
        assertThat(explained(new AccessDeniedException("/data/lock"))).contains("/data/lock", "permission denied");
    }

    @Test
    void saysWhatASettingShouldBe() {
        assertThat(explained(binding("giaoban.some.size", "many", Integer.class)))
                .contains("the setting giaoban.some.size = many is no number");
        assertThat(explained(binding("giaoban.some.time", "soon", Duration.class)))
                .contains("giaoban.some.time = soon is no duration such as PT5M");
        assertThat(explained(binding("giaoban.some.mode", "HARD", Mode.class))).contains("is no one of OFF, WARN");
    }

    @Test
    void doesNotPrintASecretThatIsNoNumber() {
        assertThat(explained(binding("giaoban.some.password", "hunter2", Integer.class)))
                .doesNotContain("hunter2");
    }

    @Test
    void repeatsWhyTheSettingsOfAModuleRefuseAValue() {
        assertThat(explained(binding("giaoban.some", Map.of("giaoban.some.share", "2"), Some.class)))
                .contains("giaoban.some", "share must be 0 to 1");
    }

    @Test
    void namesThePlaceOfAFaultInASettingsFile() {
        var broken = catchThrowable(() -> new Yaml().load("giaoban:\n  a: [b\n c: d\n"));

        assertThat(explained(new IllegalStateException("in [config/application.yml]", broken)))
                .contains("config/application.yml", "line 3");
    }

    private enum Mode {
        OFF,
        WARN
    }

    record Some(double share) {
        Some {
            if (share > 1) throw new IllegalArgumentException("giaoban.some.share must be 0 to 1");
        }
    }

    private static Throwable binding(String name, String value, Class<?> type) {
        return binding(name, Map.of(name, value), type);
    }

    private static Throwable binding(String name, Map<String, String> values, Class<?> type) {
        var binder = new Binder(new MapConfigurationPropertySource(values));
        return catchThrowable(() -> binder.bind(name, type));
    }

    private static String explained(Throwable failure) {
        var line = StartupFailure.explain(wrapped(failure));
        assertThat(line).isNotNull().doesNotContain("\n");
        return String.valueOf(line);
    }

    private static Throwable wrapped(Throwable failure) {
        return new BeanCreationException("a bean", new IllegalStateException("of another", failure));
    }
}
