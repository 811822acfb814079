package vn.giaoban.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The real service in a JVM of its own, started as somebody at a console would start it. */
public record ServiceProcess(Process process, Path output, int port) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Of the JVM of a service that lives a minute. */
    static final List<String> LIGHT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Nobody waits for a quick first booking. */
    private static final List<String> QUICK = List.of("giaoban.scheduling.rehearsal=PT0S");

    /**
     * Starts one, which does not rehearse bookings.
     *
     * @param output what it prints goes here
     * @param settings like {@code giaoban.data-dir=/some/folder}
     */
    public static ServiceProcess start(Path output, int port, List<String> settings) throws IOException {
        return start(
                output,
                port,
                LIGHT,
                Stream.concat(QUICK.stream(), settings.stream()).toList());
    }

    /** Starts one with other options of the JVM. */
    public static ServiceProcess start(Path output, int port, List<String> options, List<String> settings)
            throws IOException {
        return start(output, port, options, ServiceClasses.program(), settings);
    }

    static ServiceProcess start(
            Path output, int port, List<String> options, List<String> program, List<String> settings)
            throws IOException {
        return start(output, port, options, program, Map.of(), settings);
    }

    /**
     * Starts one from what is handed out, the jar.
     *
     * @param environment what it finds there beside what this process has
     */
    public static ServiceProcess startJar(
            Path output,
            int port,
            Path jar,
            List<String> options,
            Map<String, String> environment,
            List<String> settings)
            throws IOException {
        return start(output, port, options, List.of("-jar", jar.toString()), environment, settings);
    }

    private static ServiceProcess start(
            Path output,
            int port,
            List<String> options,
            List<String> program,
            Map<String, String> environment,
            List<String> settings)
            throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(program);
        command.add("--spring.config.location=classpath:/");
        if (settings.stream().noneMatch(setting -> setting.startsWith("server.port=")))
            command.add("--server.port=" + port);
        settings.forEach(setting -> command.add("--" + setting));
        Files.createDirectories(output.resolveSibling(""));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start(), output, port);
    }

    /** Waits until the console has said its last word of a start that worked. */
    public ServiceProcess ready() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!printed().contains("sẵn sàng")) {
            if (!process.isAlive() || System.nanoTime() > until) throw new AssertionError("not ready:\n" + printed());
            LockSupport.parkNanos(50_000_000);
        }
        return this;
    }

    /** Waits for the end by itself; the exit code. */
    public int exitCode() throws InterruptedException {
        if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) return process.exitValue();
        close();
        throw new AssertionError("still running:\n" + printed());
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it in the middle of whatever it does, as a machine that hangs ({@code SIGSTOP}). */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on ({@code SIGCONT}). */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0)
            throw new IOException("kill " + signal + " failed");
    }

    /** Whether its health says UP. */
    public boolean isHealthy() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var health = URI.create("http://localhost:" + port + "/actuator/health");
            return client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("\"UP\"");
        }
    }

    /** The lines on its console that somebody would take for trouble. */
    public List<String> complaints() {
        return printed()
                .lines()
                .filter(line -> !line.contains(" INFO ") && !line.isBlank())
                .filter(line -> line.contains(" ERROR ")
                        || line.contains(" WARN ")
                        || line.contains("Exception")
                        || line.startsWith("\tat ")
                        || line.contains("FAILED TO START"))
                .toList();
    }

    /** All that it printed so far. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
