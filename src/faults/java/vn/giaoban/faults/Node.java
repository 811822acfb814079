package vn.giaoban.faults;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.ServiceProcess;
import vn.giaoban.support.TcpProxy;

/** One instance of the service, with lines of its own to PostgreSQL, Redis and the mail server. */
final class Node implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    /** Longer than what a graceful stop may take. */
    private static final Duration STOP = Duration.ofSeconds(60);

    private final String name;
    private final Path folder;
    private final Path jar;
    private final int port = ServiceProcess.freePort();
    private final TcpProxy postgres;
    private final TcpProxy redis;
    private final TcpProxy mail;
    private final List<String> settings;
    private final HttpClient watcher =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private volatile @Nullable ServiceProcess process;
    private int starts;

    /** One that is not started yet. */
    Node(String name, Path folder, Path jar, Stores stores, int smtp) throws IOException {
        this.name = name;
        this.folder = folder;
        this.jar = jar;
        this.postgres = new TcpProxy(stores.servers().postgres());
        this.redis = new TcpProxy(stores.servers().redis());
        this.mail = new TcpProxy(smtp);
        this.settings = new ArrayList<>(stores.servers().shared(postgres.port(), redis.port()));
        settings.addAll(common());
        settings.addAll(List.of(
                "giaoban.data-dir=" + folder.resolve("data-of-" + name),
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mail.port(),
                "giaoban.traffic.drain=4s"));
    }

    /** What all instances have, and the one that makes the stores. */
    static List<String> common() {
        return List.of(
                "giaoban.admin-password=" + Api.PASSWORD,
                "giaoban.jitsi.callback-token=" + Api.CALLBACK_TOKEN,
                "giaoban.public-url=http://localhost:8080",
                // the letters of a load are counted, not read
                "giaoban.letters.invitation.attach=false");
    }

    String name() {
        return name;
    }

    TcpProxy postgres() {
        return postgres;
    }

    TcpProxy redis() {
        return redis;
    }

    TcpProxy mail() {
        return mail;
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The process id. */
    long pid() {
        return requireNonNull(process).process().pid();
    }

    /** Starts it, on its old port; whoever needs it waits until it is {@link #awaitReady ready}. */
    Node start(Map<String, String> environment) throws IOException {
        var log = folder.resolve(name + "-" + ++starts + ".log");
        var started = ServiceProcess.startJar(log, port, jar, OPTIONS, environment, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(started.process()::destroyForcibly));
        process = started;
        return this;
    }

    void awaitReady() {
        requireNonNull(process).ready();
    }

    /** Whether its process is there. */
    boolean isAlive() {
        var running = process;
        return running != null && running.process().isAlive();
    }

    void kill() {
        try {
            requireNonNull(process).kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void freeze() throws IOException, InterruptedException {
        requireNonNull(process).freeze();
    }

    void thaw() throws IOException, InterruptedException {
        requireNonNull(process).thaw();
    }

    /** {@code SIGTERM}, and waits for the end. */
    void stop() throws InterruptedException {
        var running = requireNonNull(process).process();
        running.destroy();
        if (!running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
            throw new AssertionError(
                    name + " does not stop:\n" + requireNonNull(process).printed());
    }

    /** Whether it says within a second that it takes requests. */
    boolean isReady() {
        return health() == 200;
    }

    /** The status of its readiness; 0 when it gives none within a second. */
    int health() {
        var request = HttpRequest.newBuilder(at("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(1))
                .build();
        try {
            return watcher.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** A figure that it tells of itself, the sum of its kinds. */
    double metric(String metric) throws IOException, InterruptedException {
        return metric(metric, "");
    }

    /** The sum of those kinds that have this label. */
    double metric(String metric, String label) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at("/actuator/prometheus"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", HttpCall.basic("admin", Api.PASSWORD))
                .build();
        return watcher.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What stands on its console that no operator should have to read: lines above WARN, of the service itself. */
    List<String> complaints() {
        return requireNonNull(process).complaints().stream()
                .filter(said -> said.contains(" ERROR ") && said.contains(" vn.giaoban."))
                .toList();
    }

    @Override
    public void close() throws IOException {
        var running = process;
        if (running != null) running.process().destroyForcibly();
        postgres.close();
        redis.close();
        mail.close();
    }
}
