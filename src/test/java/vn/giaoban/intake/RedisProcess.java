package vn.giaoban.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import redis.embedded.RedisServer;

/** A Redis of a test's own, which can be frozen, killed and emptied. */
public final class RedisProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private RedisServer server;

    /** Starts one with a folder of its own. */
    public RedisProcess(Path folder) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        this.server = start();
    }

    /** Connections as the service has them, with its time-out. */
    public LettuceConnectionFactory connect() {
        var client = LettuceClientConfiguration.builder()
                .commandTimeout(Duration.ofMillis(500))
                .build();
        var factory = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port), client);
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    /** Stops it answering, without telling anybody. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Ends a {@link #freeze}. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Ends it and loses all it had; starts it again at the same port. */
    public void restartEmpty() throws IOException {
        kill();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".aof")).toList()) Files.delete(file);
        }
        server = start();
    }

    /** Ends it. */
    public void kill() throws IOException {
        server.stop();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }

    private RedisServer start() throws IOException {
        var started = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + folder.toAbsolutePath())
                .setting("pidfile " + folder.toAbsolutePath().resolve("redis.pid"))
                .setting("appendonly yes")
                .setting("appendfsync always")
                .setting("save \"\"")
                .soutListener(_ -> {})
                .build();
        started.start();
        return started;
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var pid = Files.readString(folder.resolve("redis.pid")).strip();
        var kill = new ProcessBuilder("kill", signal, pid).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0)
            throw new IOException("kill " + signal + " failed");
    }
}
