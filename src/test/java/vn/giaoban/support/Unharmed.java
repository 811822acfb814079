package vn.giaoban.support;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import vn.giaoban.database.TransactionalJobs;

/** After each test the service's data are as they were before it, and its log has nothing above INFO. */
public class Unharmed implements BeforeEachCallback, AfterEachCallback {

    private static final String STATE = """
            select concat_ws(' ',
              (select 'briefings ' || count(*) || '/' || coalesce(sum(version), 0) from briefings.briefing),
              (select 'expected ' || count(*) from briefings.expected_point),
              (select 'reservations ' || count(*) || '/' || count(*) filter (where active) from reservations.reservation),
              (select 'points ' || count(*) || '/' || coalesce(sum(version), 0) from points.point),
              (select 'rooms ' || count(*) || '/' || coalesce(sum(version), 0) from points.room),
              (select 'delegates ' || count(*) || '/' || count(*) filter (where response <> 'PENDING') from roster.delegate),
              (select 'answers ' || count(*) filter (where response <> 'PENDING') from roster.answer),
              (select 'links ' || coalesce(sum(generation), 0) || '/' || count(*) filter (where revoked) from roster.link),
              (select 'said ' || count(*) from ledger.fact where kind not in ('EVENT', 'LIST')),
              (select 'trail ' || count(*) from audit.entry where action not in ('read', 'export')),
              (select 'accounts ' || count(*) from accounts.account))""";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private String before = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        before = state(context);
        log.list.clear();
        log.start();
        root().addAppender(log);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root().detachAppender(log);
        assertThat(state(context)).as("what the database holds").isEqualTo(before);
        assertThat(List.copyOf(log.list).stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                        // the mail server of a test that runs beside
                        .filter(event -> !event.getLoggerName().startsWith("com.icegreen"))
                        // schedulers of other services of this process, which are looked after less often when it is
                        // busy
                        .filter(event -> !event.getLoggerName().equals(TransactionalJobs.class.getName()))
                        .map(Object::toString))
                .as("warnings and errors in the log")
                .isEmpty();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static String state(ExtensionContext context) {
        var database = SpringExtension.getApplicationContext(context).getBean(DatabaseClient.class);
        return Objects.requireNonNull(
                database.sql(STATE).mapValue(String.class).one().block());
    }
}
