package vn.giaoban.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerConfigException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerSignaler;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.helpers.SubstituteLogger;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/**
 * Quartz' store where each call is a transaction, by the pool that Spring was given for Quartz. Spring's own store leaves transactions to whoever calls: without one,
 * each statement of a call stands alone, and Quartz' locks, which are rows, are given back before what they guard is done.
 */
// Quartz overrides a generic method of its own by a raw one
@SuppressWarnings("unchecked")
public final class TransactionalJobs extends JobStoreTX {

    private final Logger log = new Lines(super.getLog());

    @Override
    public void initialize(ClassLoadHelper classes, SchedulerSignaler signaler) throws SchedulerConfigException {
        // Quartz looks its connections up by a name, in one table for the whole JVM
        setDataSource(UUID.randomUUID().toString());
        DBConnectionManager.getInstance()
                .addConnectionProvider(
                        getDataSource(),
                        new Pool(Objects.requireNonNull(SchedulerFactoryBean.getConfigTimeDataSource())));
        super.initialize(classes, signaler);
    }

    /** What a connection had begun when it was lost, PostgreSQL has taken back; Quartz would tell of it as an error, with a trace. */
    @Override
    protected void rollbackConnection(@Nullable Connection connection) {
        if (!isLost(connection)) super.rollbackConnection(connection);
    }

    @Override
    protected Logger getLog() {
        return log;
    }

    private static boolean isLost(@Nullable Connection connection) {
        try {
            return connection != null && connection.isClosed();
        } catch (SQLException unknown) {
            return false;
        }
    }

    /** A database that is away is a line: Quartz, which tells of it as an error with a trace, tries again by itself. */
    private static final class Lines extends SubstituteLogger {

        private Lines(Logger log) {
            super(log.getName(), new ArrayDeque<>(), true);
            setDelegate(log);
        }

        @Override
        public void error(String format, @Nullable Object what, @Nullable Object fault) {
            if (fault instanceof Throwable thrown && DatabaseFault.isUnavailable(thrown)) warn(format, what);
            else super.error(format, what, fault);
        }

        @Override
        public void error(String message, @Nullable Throwable fault) {
            if (fault != null && DatabaseFault.isUnavailable(fault)) warn("{}: {}", message, fault.getMessage());
            else super.error(message, fault);
        }
    }

    /** Spring closes it. */
    private record Pool(DataSource connections) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return connections.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
