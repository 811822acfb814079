package vn.giaoban.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Each connection gets its time-outs when it is opened, so that no transaction spends a statement on them. A machine that hangs in the middle of a transaction
 * loses it, and the locks with it, since others wait for them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class ConnectionLimits {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer timeouts(DatabaseSettings settings) {
        return options -> options.option(ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, settings.lockTimeout())
                .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, settings.statementTimeout())
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, TO_CONNECT)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                .option(
                        PostgresqlConnectionFactoryProvider.OPTIONS,
                        Map.of("idle_in_transaction_session_timeout", millis(settings.idleTimeout())));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
