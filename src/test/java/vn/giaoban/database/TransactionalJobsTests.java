package vn.giaoban.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobPersistenceException;
import org.slf4j.LoggerFactory;

/** What an operator reads of Quartz' store when something is wrong with its database. */
class TransactionalJobsTests {

    private final Logger log = (Logger) LoggerFactory.getLogger(TransactionalJobs.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
        log.setAdditive(false);
    }

    @AfterEach
    void stop() {
        log.detachAppender(told);
        log.setAdditive(true);
    }

    @Test
    void aDatabaseThatIsAwayIsALine() {
        tell("08006");
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Error managing cluster: no line", "Error retrieving job: no line");
        assertThat(told.list).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void whatIsWrongIsToldWithItsTrace() {
        tell("42P01");
        assertThat(told.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getThrowableProxy()).isNotNull();
        });
    }

    /** As Quartz does, in both its ways. */
    private static void tell(String state) {
        var fault = new JobPersistenceException("no line", new SQLException("told by PostgreSQL", state));
        var log = new TransactionalJobs().getLog();
        log.error("Error managing cluster: {}", fault.getMessage(), fault);
        log.error("Error retrieving job", fault);
    }
}
