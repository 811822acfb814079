package vn.giaoban.bench;

import io.lettuce.core.RedisURI;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service as an office runs it: a process of its own, with embedded PostgreSQL and Redis in a fresh folder.
 *
 * @param folder its data
 * @param port where it listens on the loopback address
 */
record Installation(Process process, Path folder, int port) implements AutoCloseable {

    static final String PASSWORD = "bench-only-password";
    /** More options of the JVM of each service that is measured, such as those of a recording. */
    private static final String OPTIONS = System.getProperty("bench.options", "");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Starts one and waits until it is ready. */
    static Installation start(Path folder) throws IOException, InterruptedException {
        return start(folder, List.of(), List.of());
    }

    /**
     * Starts one that is set up otherwise.
     *
     * @param options of its JVM
     * @param settings like {@code spring.mail.host=127.0.0.1}
     */
    static Installation start(Path folder, List<String> options, List<String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var port = freePort();
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        Arrays.stream(OPTIONS.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
        command.addAll(List.of(
                "-cp",
                classPath(),
                "vn.giaoban.Giaoban",
                "--spring.config.location=classpath:/",
                "--server.port=" + port,
                "--giaoban.data-dir=" + folder.resolve("data"),
                "--giaoban.admin-password=" + PASSWORD));
        settings.forEach(setting -> command.add("--" + setting));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
        var installation = new Installation(process, folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
        return installation.ready();
    }

    private Installation ready() throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!printed().contains("sẵn sàng")) {
            if (!process.isAlive() || System.nanoTime() > until)
                throw new IllegalStateException("not ready:\n" + printed());
            Thread.sleep(100);
        }
        return this;
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("console.log"));
    }

    /** What PostgreSQL writes about itself. */
    Path databaseLog() {
        return folder.resolve("data/postgres.log");
    }

    /** A JDBC connection to its PostgreSQL that prepares each statement on the server when it first runs. */
    Connection connect() throws SQLException, IOException {
        var url =
                "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/postgres?prepareThreshold=1&stringtype=unspecified";
        return DriverManager.getConnection(url, "postgres", secret("postgres"));
    }

    /** Where its PostgreSQL listens. */
    String postgresPort() throws IOException {
        var settings = Files.readString(folder.resolve("data/postgres/giaoban.conf"));
        return settings.replaceAll("(?s).*\\nport = (\\d+).*", "$1");
    }

    /** What it keeps as a secret: postgres, redis, installation. */
    String secret(String name) throws IOException {
        return Files.readString(folder.resolve("data/secrets").resolve(name)).strip();
    }

    /** The address of its Redis. */
    RedisURI redis() throws IOException {
        return RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(Integer.parseInt(redisSetting("port")))
                .withPassword(redisPassword().toCharArray())
                .build();
    }

    /** Its Redis' password. */
    String redisPassword() throws IOException {
        return redisSetting("requirepass");
    }

    private String redisSetting(String name) throws IOException {
        return Files.readAllLines(folder.resolve("data/redis/redis.conf")).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    /** The processor time in milliseconds that each process has used so far: the service, and PostgreSQL's, by process id. */
    Map<Long, Double> processorMillis() throws IOException {
        var postmaster = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .getFirst();
        var database =
                ProcessHandle.of(Long.parseLong(postmaster.strip())).stream().flatMap(ProcessHandle::children);
        return Stream.concat(Stream.of(process.toHandle()), database)
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        p -> p.info()
                                .totalCpuDuration()
                                .map(Duration::toMillis)
                                .orElse(0L)
                                .doubleValue()));
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
