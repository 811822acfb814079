package vn.giaoban.embedded;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The servers that nobody configured, and how the rest of the service finds them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstallationSettings.class)
class EmbeddedConfiguration {

    @Bean
    DataFolder dataFolder(InstallationSettings settings) {
        return new DataFolder(Path.of(settings.dataDir()));
    }

    /** PostgreSQL. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(Configured.NoPostgres.class)
    static class Postgres {

        @Bean
        PostgresServer postgresServer(DataFolder folder) {
            folder.claim();
            return PostgresServer.start(folder);
        }

        @Bean
        R2dbcConnectionDetails embeddedR2dbc(PostgresServer server) {
            var options = ConnectionFactoryOptions.builder()
                    // Not "pool": Boot pools by itself
                    .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                    .option(ConnectionFactoryOptions.HOST, PostgresServer.HOST)
                    .option(ConnectionFactoryOptions.PORT, server.port())
                    .option(ConnectionFactoryOptions.DATABASE, PostgresServer.DATABASE)
                    .option(ConnectionFactoryOptions.USER, PostgresServer.USER)
                    .option(ConnectionFactoryOptions.PASSWORD, server.password())
                    .build();
            return () -> options;
        }
    }

    /** Redis. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(Configured.NoRedis.class)
    static class Redis {

        @Bean
        RedisServer redisServer(DataFolder folder) {
            folder.claim();
            return RedisServer.start(folder);
        }

        @Bean
        DataRedisConnectionDetails embeddedRedis(RedisServer server) {
            return new DataRedisConnectionDetails() {
                @Override
                public String getPassword() {
                    return server.password();
                }

                @Override
                public Standalone getStandalone() {
                    return Standalone.of(RedisServer.HOST, server.port());
                }
            };
        }
    }
}
