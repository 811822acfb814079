package vn.giaoban.embedded;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import vn.giaoban.kernel.CannotStart;

/** JDBC goes where R2DBC goes, embedded or real, unless {@code spring.datasource.url} says otherwise. */
@Configuration(proxyBeanMethods = false)
class JdbcConfiguration {
    private static final String NO_ADDRESS =
            "spring.r2dbc.url is no address of a PostgreSQL; it should look like r2dbc:postgresql://host:5432/database";
    private static final String DRIVER = "org.postgresql.Driver";

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(R2dbcConnectionDetails r2dbc, Environment environment) {
        return new Jdbc(address(JdbcAddress.of(options(r2dbc)), environment));
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(JdbcConnectionDetails jdbc) {
        return new Migrations(jdbc);
    }

    private static ConnectionFactoryOptions options(R2dbcConnectionDetails r2dbc) {
        try {
            var options = r2dbc.getConnectionFactoryOptions();
            if (String.valueOf(options.getValue(ConnectionFactoryOptions.DRIVER))
                    .startsWith("postgres")) return options;
        } catch (IllegalArgumentException e) {
            throw new CannotStart(NO_ADDRESS, e);
        }
        throw new CannotStart(NO_ADDRESS);
    }

    private static JdbcAddress address(JdbcAddress derived, Environment environment) {
        var url = environment.getProperty("spring.datasource.url");
        if (!StringUtils.hasText(url)) return derived;
        if (!Configured.postgres(environment)) {
            throw new CannotStart(
                    "spring.datasource.url is set without spring.r2dbc.url: the service needs the latter, the former follows it");
        }
        return new JdbcAddress(
                url,
                environment.getProperty("spring.datasource.username", String.valueOf(derived.user())),
                environment.getProperty("spring.datasource.password", String.valueOf(derived.password())));
    }

    private record Jdbc(JdbcAddress address) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return address.url();
        }

        @Override
        public @Nullable String getUsername() {
            return address.user();
        }

        @Override
        public @Nullable String getPassword() {
            return address.password();
        }

        @Override
        public String getDriverClassName() {
            return DRIVER;
        }
    }

    /** A type of its own, since a bean that is both would be found twice where one is asked for. */
    private record Migrations(JdbcConnectionDetails jdbc) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return jdbc.getJdbcUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return jdbc.getUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return jdbc.getPassword();
        }

        @Override
        public String getDriverClassName() {
            return DRIVER;
        }
    }
}
