package vn.giaoban.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.kernel.CannotStart;

/**
 * The embedded PostgreSQL: a real one, on loopback, with a password, durable. It lives in a process group of its own ({@code pg_ctl} sees
 * to that), so that Ctrl-C reaches only the service, which then stops it last.
 *
 * @param port on 127.0.0.1
 * @param password of the user {@code postgres}
 */
record PostgresServer(Path bin, Path data, Path log, int port, String password) implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    static final String USER = "postgres";
    static final String DATABASE = "postgres";

    private static final List<String> START = List.of("start", "-w", "-t", "300");
    private static final List<String> STOP = List.of("stop", "-w", "-t", "60", "-m", "fast");
    private static final Logger logger = LoggerFactory.getLogger(PostgresServer.class);
    // Recovery after a crash reads the log since the last checkpoint: long on a slow disk, never endless
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Starts it on the folder's data, which are made if there are none; one that a killed service left behind is stopped before.
     *
     * @param folder claimed by us
     * @throws CannotStart if it does not start
     */
    static PostgresServer start(DataFolder folder) {
        var began = System.nanoTime();
        var programs = new Programs(folder);
        var data = folder.path().resolve("postgres");
        Orphan.stop("PostgreSQL", data.resolve("postmaster.pid"), programs.folder(), "INT");
        Orphan.stopAtExit(folder, "PostgreSQL", data.resolve("postmaster.pid"), programs.folder(), "INT");
        var server = of(folder, programs, data);
        if (!Files.exists(data)) server.make(folder);
        server.run();
        logger.info("PostgreSQL ready after {} ms", (System.nanoTime() - began) / 1_000_000);
        return server;
    }

    private static PostgresServer of(DataFolder folder, Programs programs, Path data) {
        return new PostgresServer(
                programs.postgres().resolve("bin"),
                data,
                folder.path().resolve("postgres.log"),
                FreePort.find(),
                folder.keptSecret("postgres"));
    }

    private void run() {
        configure();
        Program.run("PostgreSQL", control(START), controlLog(), log, PATIENCE);
    }

    @Override
    public void close() {
        Program.run("PostgreSQL", control(STOP), controlLog(), controlLog(), PATIENCE);
    }

    /** Made beside and renamed, so that a first start which was killed leaves nothing that looks like a database. */
    private void make(DataFolder folder) {
        var beside = data.resolveSibling("postgres.new");
        try {
            Programs.delete(beside);
            var arguments = List.of(
                    "-D",
                    beside.toString(),
                    "-U",
                    USER,
                    "-E",
                    "UTF-8",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + folder.secretFile("postgres"),
                    // The same order and case on every machine, whatever its locales
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Program.run("PostgreSQL", command("initdb", arguments), controlLog(), controlLog(), PATIENCE);
            Files.writeString(
                    beside.resolve("postgresql.conf"),
                    "\ninclude_if_exists 'giaoban.conf'\n",
                    StandardOpenOption.APPEND);
            Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL's data can't be made in " + data + ": " + Reason.of(e), e);
        }
    }

    private void configure() {
        var settings = """
                # Written at each start of the service
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                timezone = 'UTC'
                log_timezone = 'UTC'
                # What a user's mistake causes is told to the user; here only what concerns the server
                log_min_messages = log
                log_checkpoints = off
                """.formatted(port);
        try {
            Program.keepLast(log);
            Files.writeString(data.resolve("giaoban.conf"), settings);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL's settings can't be written into " + data + ": " + Reason.of(e), e);
        }
    }

    private List<String> control(List<String> action) {
        var all = new ArrayList<>(action);
        all.addAll(List.of("-D", data.toString(), "-l", log.toString()));
        return command("pg_ctl", all);
    }

    /** What {@code pg_ctl} says itself; the server writes into {@link #log}. */
    private Path controlLog() {
        return log.resolveSibling("pg_ctl.log");
    }

    private List<String> command(String program, List<String> arguments) {
        var all = new ArrayList<String>();
        // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody
        if (LinuxUtils.isUnshareAvailable()) all.addAll(List.of("unshare", "-U"));
        else if ("root".equals(System.getProperty("user.name"))) throw refusesRoot();
        all.add(bin.resolve(program).toString());
        all.addAll(arguments);
        return all;
    }

    private static CannotStart refusesRoot() {
        return new CannotStart(
                "PostgreSQL does not run as root, and this container allows no user namespace: start the service as an"
                        + " ordinary user, or name a server by spring.r2dbc.url");
    }
}
