package vn.giaoban.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.kernel.CannotStart;

/**
 * The embedded Redis: a real one (6.2), on loopback, with a password, every write on disk before it is answered. It runs as a daemon of
 * its own session, so that Ctrl-C reaches only the service.
 *
 * @param folder its data, settings, log and pid
 * @param port on 127.0.0.1
 */
record RedisServer(Path folder, Path programs, int port, String password) implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private static final Logger logger = LoggerFactory.getLogger(RedisServer.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration UNTIL_PID = Duration.ofSeconds(10);

    /**
     * Starts it on the folder's data; one that a killed service left behind is stopped before.
     *
     * @param data claimed by us
     * @throws CannotStart if it does not start
     */
    static RedisServer start(DataFolder data) {
        var began = System.nanoTime();
        var programs = new Programs(data);
        var server =
                new RedisServer(data.folder("redis"), programs.folder(), FreePort.find(), data.keptSecret("redis"));
        Orphan.stop("Redis", server.pidFile(), programs.folder(), "TERM");
        Orphan.stopAtExit(data, "Redis", server.pidFile(), programs.folder(), "TERM");
        server.configure();
        var command = List.of(
                programs.redis().resolve("redis-server").toString(),
                server.file("redis.conf").toString());
        Program.run("Redis", command, server.file("start.log"), server.file("start.log"), PATIENCE);
        server.awaitReady();
        logger.info("Redis ready after {} ms", (System.nanoTime() - began) / 1_000_000);
        return server;
    }

    @Override
    public void close() {
        Orphan.of("Redis", pidFile(), programs).ifPresent(own -> own.stop("TERM"));
    }

    private void configure() {
        var settings = """
                # Written at each start of the service
                bind 127.0.0.1
                port %d
                requirepass %s
                daemonize yes
                dir "%s"
                pidfile "%s"
                logfile "%s"
                loglevel warning
                appendonly yes
                appendfsync always
                save ""
                """.formatted(port, password, folder, pidFile(), log());
        try {
            Files.deleteIfExists(pidFile());
            Program.keepLast(log());
            Files.writeString(file("redis.conf"), settings);
        } catch (IOException e) {
            throw new CannotStart("Redis's settings can't be written into " + folder + ": " + Reason.of(e), e);
        }
    }

    private void awaitReady() {
        var began = System.nanoTime();
        while (!answers()) {
            var waited = Duration.ofNanos(System.nanoTime() - began);
            var mayBeStarting = waited.compareTo(UNTIL_PID) < 0 && !Files.exists(pidFile());
            if (!mayBeStarting && Orphan.of("Redis", pidFile(), programs).isEmpty())
                throw Program.failed("Redis", log());
            if (waited.compareTo(PATIENCE) > 0) {
                close();
                throw Program.failed("Redis", log());
            }
            Pause.ofMillis(20);
        }
    }

    /** Whether it takes commands: while it still loads its file it answers {@code -LOADING}. */
    private boolean answers() {
        try (var socket = new Socket(InetAddress.ofLiteral(HOST), port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\nQUIT\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII).contains("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private Path pidFile() {
        return file("redis.pid");
    }

    private Path log() {
        return file("redis.log");
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
