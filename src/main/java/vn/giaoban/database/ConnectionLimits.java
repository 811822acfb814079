package vn.giaoban.database;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each connection gets its time-outs when it is opened, so that no transaction spends a statement on them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class ConnectionLimits {

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer timeouts(DatabaseSettings settings) {
        return options -> options.option(ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, settings.lockTimeout())
                .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, settings.statementTimeout());
    }
}
