package vn.giaoban.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.giaoban.support.EmbeddedServers;

/**
 * PostgreSQL and Redis, with the settings of an installation: every write is on the disk before it is confirmed. They were made by a service that was killed,
 * and are stopped and started here by their own programs.
 */
final class Stores implements AutoCloseable {

    private final Path data;
    private final EmbeddedServers servers;
    private final Path redisProgram;
    private final Path postgresControl;

    /** Those that run on the folder's data now. */
    Stores(Path data) throws IOException {
        this.data = data;
        this.servers = new EmbeddedServers(data);
        this.redisProgram = programOf(redisPid());
        this.postgresControl = programOf(postgresPid()).resolveSibling("pg_ctl");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    EmbeddedServers servers() {
        return servers;
    }

    /** As after a crash: what was under way is undone at the next start, which is now. */
    void restartPostgres() throws IOException, InterruptedException {
        postgres("restart", "-m", "immediate");
    }

    /** Moves its files to a volume that hardly holds them, and lets it go on there. */
    SmallVolume movePostgresToSmallVolume() throws IOException, InterruptedException {
        postgres("stop", "-m", "fast");
        var volume = SmallVolume.over(data.resolve("postgres"), this::run);
        postgres("start");
        return volume;
    }

    /** Starts it where it gave up for want of room. */
    void startPostgresIfItGaveUp() throws IOException, InterruptedException {
        if (ProcessHandle.of(postgresPid()).isEmpty()) postgres("start");
    }

    private void postgres(String... order) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        // as the service starts it: PostgreSQL refuses to run as root
        if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
        command.add(postgresControl.toString());
        command.addAll(List.of(order));
        command.addAll(List.of("-w", "-t", "120", "-D", data.resolve("postgres").toString()));
        command.addAll(List.of("-l", data.resolve("postgres.log").toString()));
        run(command);
    }

    /** {@code kill -9}. */
    void killRedis() throws IOException {
        ProcessHandle.of(redisPid()).ifPresent(redis -> {
            redis.destroyForcibly();
            redis.onExit().join();
        });
    }

    /** Starts it on what is on its disk. */
    void startRedis() throws IOException, InterruptedException {
        Files.deleteIfExists(data.resolve("redis/redis.pid"));
        run(List.of(redisProgram.toString(), data.resolve("redis/redis.conf").toString()));
        while (!Files.exists(data.resolve("redis/redis.pid"))) LockSupport.parkNanos(20_000_000);
    }

    /** Deletes what Redis has on its disk; it must be down. */
    void emptyRedis() throws IOException {
        try (var files = Files.list(data.resolve("redis"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".aof")).toList()) Files.delete(file);
        }
    }

    Connection connect() throws IOException, SQLException {
        return servers.connect();
    }

    /** One number of the database. */
    long count(String sql) throws IOException, SQLException {
        try (var database = connect();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The texts of one column. */
    Set<String> texts(String sql) throws IOException, SQLException {
        var texts = new HashSet<String>();
        try (var database = connect();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var said = data.resolve("faults.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0)
            throw new IOException(String.join(" ", command) + ": " + Files.readString(said));
    }

    private long redisPid() throws IOException {
        return Long.parseLong(Files.readString(data.resolve("redis/redis.pid")).strip());
    }

    private long postgresPid() throws IOException {
        try (var lines = Files.lines(data.resolve("postgres/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        }
    }

    private static Path programOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .orElseThrow(() -> new AssertionError("nothing runs as " + pid));
    }

    /** Stops both; nobody needs the data any more. */
    @Override
    public void close() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(data + "/"))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
