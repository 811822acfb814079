package vn.giaoban.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of a transaction.
 *
 * @param lockTimeout how long a statement waits for a lock before the caller is told to try again
 * @param statementTimeout how long a statement may run
 * @param idleTimeout how long a transaction may say nothing before PostgreSQL ends it: its instance hangs, and others wait for its locks
 * @param maxInFlight how many transactions may run or wait for a connection on this instance; more are refused at once
 * @param backgroundConnections how many connections are kept for what no person waits for, as letters and attendance, beside {@code spring.r2dbc.pool.max-size} of them
 */
@ConfigurationProperties("giaoban.database")
record DatabaseSettings(
        @DefaultValue("2s") Duration lockTimeout,
        @DefaultValue("15s") Duration statementTimeout,
        @DefaultValue("10s") Duration idleTimeout,
        @DefaultValue("2000") int maxInFlight,
        @DefaultValue("6") int backgroundConnections) {}
