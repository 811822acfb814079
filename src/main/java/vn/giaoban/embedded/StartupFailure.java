package vn.giaoban.embedded;

import io.lettuce.core.RedisConnectionException;
import io.r2dbc.spi.NoSuchOptionException;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import vn.giaoban.kernel.CannotStart;

/** What a failed start means, in one line for the person at the console. Pure. */
final class StartupFailure {
    private StartupFailure() {}

    /** The line; null if the failure is none that a person could mend by a setting or on the machine. */
    static @Nullable String explain(Throwable failure) {
        return Stream.iterate(failure, f -> f != null, Throwable::getCause)
                .map(cause -> line(cause, failure))
                .filter(line -> line != null)
                .findFirst()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .orElse(null);
    }

    private static @Nullable String line(Throwable cause, Throwable failure) {
        return switch (cause) {
            case CannotStart own -> own.getMessage();
            case PortInUseException port -> inUse(port.getPort());
            case BindException setting -> BadSetting.line(setting);
            case InvalidConfigurationPropertyValueException setting -> BadSetting.line(setting);
            case MarkedYAMLException yaml -> BadSetting.line(yaml, failure);
            case SQLException sql -> database(sql.getSQLState(), String.valueOf(sql.getMessage()));
            case R2dbcException sql -> database(sql.getSqlState(), String.valueOf(sql.getMessage()));
            case FlywayException tables when !isBecauseOfTheServer(tables) -> tables(tables);
            case NoSuchOptionException option -> missing(option);
            case RedisConnectionException redis -> redis(redis);
            case FileSystemException file -> "the file " + file.getFile() + " can't be had: " + Reason.of(file);
            case IOException full when isFull(full) -> "the disk is full: " + full.getMessage();
            default -> null;
        };
    }

    private static @Nullable String missing(NoSuchOptionException option) {
        var name = String.valueOf(option.getOption());
        if (!name.equals("user") && !name.equals("password")) return "spring.r2dbc.url names no " + name;
        return "spring.r2dbc." + (name.equals("user") ? "username" : name) + " is missing";
    }

    private static String inUse(int port) {
        return "another program listens on port " + port
                + ": stop it, or choose another port (server.port, environment variable SERVER_PORT)";
    }

    private static @Nullable String database(@Nullable String state, String message) {
        var kind = state == null ? "" : state.substring(0, Math.min(2, state.length()));
        return switch (kind) {
            case "08" -> "PostgreSQL (spring.r2dbc.url) can't be reached: " + message;
            case "28" -> "PostgreSQL refuses the account (spring.r2dbc.username, spring.r2dbc.password): " + message;
            case "3D" -> "PostgreSQL does not have the database that spring.r2dbc.url names: " + message;
            case "53" -> "PostgreSQL is out of disk, memory or connections: " + message;
            case "57" -> "PostgreSQL is starting or stopping: " + message;
            default -> null;
        };
    }

    private static boolean isBecauseOfTheServer(FlywayException failure) {
        return Stream.iterate((Throwable) failure, f -> f != null, Throwable::getCause)
                .anyMatch(f -> f instanceof SQLException sql && database(sql.getSQLState(), "") != null);
    }

    private static String tables(FlywayException tables) {
        return "the tables in PostgreSQL do not fit this version of the service: " + tables.getMessage();
    }

    private static String redis(RedisConnectionException redis) {
        var reason = redis.getCause() == null ? redis : deepest(redis.getCause());
        var said = String.valueOf(reason.getMessage());
        if (said.contains("WRONGPASS") || said.contains("NOAUTH") || said.contains("invalid password")) {
            return "Redis refuses the password (spring.data.redis.username, spring.data.redis.password): " + said;
        }
        return "Redis (spring.data.redis.host, spring.data.redis.port) can't be reached: " + redis.getMessage() + ": "
                + said;
    }

    private static Throwable deepest(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : deepest(cause);
    }

    private static boolean isFull(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
    }
}
