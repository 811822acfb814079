package vn.giaoban.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Around what Spring does when an instance starts: it looks at each job and trigger and writes it anew, which is many transactions of Quartz. Of two instances that do
 * so at once, one finds a trigger that the other is just replacing, and ends. So each has a transaction with a lock of PostgreSQL about all of that, which a killed
 * one gives back.
 */
final class OneStartAtATime extends DataSourceTransactionManager {
    private static final long serialVersionUID = 1;

    OneStartAtATime(DataSource pool) {
        super(pool);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('quartz.start'))");
        }
    }
}
