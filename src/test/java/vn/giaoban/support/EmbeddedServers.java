package vn.giaoban.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * The PostgreSQL and Redis of a service that was started with a data folder of its own; they outlive its {@code kill -9}.
 *
 * @param data that folder
 */
public record EmbeddedServers(Path data) {

    /** The settings by which another instance shares them. */
    public List<String> shared() throws IOException {
        return shared(postgres());
    }

    /**
     * The same over a line of its own.
     *
     * @param postgres the port at which the line to the database begins
     */
    public List<String> shared(int postgres) throws IOException {
        return shared(postgres, redis());
    }

    /**
     * The same over two lines of its own.
     *
     * @param redis the port at which the line to Redis begins
     */
    public List<String> shared(int postgres, int redis) throws IOException {
        return List.of(
                "giaoban.secret=" + secret("installation"),
                "spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:" + postgres + "/postgres",
                "spring.r2dbc.username=postgres",
                "spring.r2dbc.password=" + secret("postgres"),
                "spring.data.redis.host=127.0.0.1",
                "spring.data.redis.port=" + redis,
                "spring.data.redis.password=" + secret("redis"));
    }

    /** A connection to the database. */
    public Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres() + "/postgres", "postgres", secret("postgres"));
    }

    /** The port of PostgreSQL. */
    public int postgres() throws IOException {
        return port(data.resolve("postgres/giaoban.conf"));
    }

    /** The port of Redis. */
    public int redis() throws IOException {
        return port(data.resolve("redis/redis.conf"));
    }

    /** The password of PostgreSQL's user {@code postgres}. */
    public String password() throws IOException {
        return secret("postgres");
    }

    private String secret(String name) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(name)).strip();
    }

    private static int port(Path settings) throws IOException {
        try (var lines = Files.lines(settings)) {
            return lines.filter(line -> line.startsWith("port "))
                    .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
