package vn.giaoban.database;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells what a fault of PostgreSQL means, by its SQLSTATE (PostgreSQL manual, appendix A). */
public final class DatabaseFault {

    /** serialization_failure, deadlock_detected, exclusion_violation: the same work may succeed when it is done again. */
    private static final Set<String> WORTH_RETRYING = Set.of("40001", "40P01", "23P01");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** lock_not_available, query_canceled (our time-out), too_many_connections, shutdowns, read-only. */
    private static final Set<String> PASSING =
            Set.of(LOCK_NOT_AVAILABLE, "57014", "53300", "57P01", "57P02", "57P03", "25006", "25P03");

    /** character_not_in_repertoire, untranslatable_character: NUL and lone surrogates, which no text of PostgreSQL can hold. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    private DatabaseFault() {}

    /** Whether the whole transaction should be done again. */
    public static boolean isWorthRetrying(Throwable fault) {
        if (fault instanceof Outdated) return true;
        var state = sqlState(fault);
        return state != null && WORTH_RETRYING.contains(state);
    }

    /** Whether a lock was waited for in vain. */
    static boolean isLockTimeout(Throwable fault) {
        return LOCK_NOT_AVAILABLE.equals(sqlState(fault));
    }

    /** Whether the database can't be used just now: it is away, full, or too busy. */
    public static boolean isUnavailable(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcTimeoutException || cause instanceof TimeoutException) return true;
            if (cause instanceof R2dbcException r2dbc) return isPassing(r2dbc.getSqlState());
            if (cause instanceof SQLException jdbc) return isPassing(jdbc.getSQLState());
        }
        return fault instanceof org.springframework.transaction.CannotCreateTransactionException
                || fault instanceof org.springframework.dao.DataAccessResourceFailureException;
    }

    /** Whether a text held a character that can't be stored. */
    public static boolean isUnstorableText(Throwable fault) {
        var state = sqlState(fault);
        return state != null && UNSTORABLE.contains(state);
    }

    /** The SQLSTATE of a fault, if PostgreSQL is behind it. */
    public static @Nullable String sqlState(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException r2dbc) return r2dbc.getSqlState();
        }
        return null;
    }

    /** @param state null when it was not PostgreSQL that told of the fault, but whoever did not reach it */
    private static boolean isPassing(@Nullable String state) {
        return state == null
                || PASSING.contains(state)
                || WORTH_RETRYING.contains(state)
                || state.startsWith("08")
                || state.startsWith("53");
    }
}
