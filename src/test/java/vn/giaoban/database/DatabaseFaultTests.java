package vn.giaoban.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What PostgreSQL's faults mean for who waits for an answer. */
class DatabaseFaultTests {

    /** Among them: no room on the disk, out of memory, too many connections, the end of a transaction that said nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "53300", "25P03", "57P01", "57P03", "55P03", "57014", "25006", "08006"})
    void whatPassesIsWorthComingAgain(String state) {
        assertThat(DatabaseFault.isUnavailable(new RuntimeException(fault(state))))
                .isTrue();
        assertThat(DatabaseFault.isUnavailable(new RuntimeException(new SQLException("told by PostgreSQL", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22P02", "23514"})
    void whatIsWrongStaysWrong(String state) {
        assertThat(DatabaseFault.isUnavailable(fault(state))).isFalse();
        assertThat(DatabaseFault.isUnavailable(new SQLException("told by PostgreSQL", state)))
                .isFalse();
        assertThat(DatabaseFault.isWorthRetrying(fault(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23P01"})
    void racesAreRunAgain(String state) {
        assertThat(DatabaseFault.isWorthRetrying(fault(state))).isTrue();
    }

    @Test
    void silenceIsUnavailability() {
        assertThat(DatabaseFault.isUnavailable(new TimeoutException())).isTrue();
        assertThat(DatabaseFault.isUnavailable(new R2dbcTimeoutException("no connection in time")))
                .isTrue();
        assertThat(DatabaseFault.isUnavailable(new DataAccessResourceFailureException("away")))
                .isTrue();
    }

    private static R2dbcException fault(String state) {
        return new R2dbcNonTransientResourceException("told by PostgreSQL", state);
    }
}
