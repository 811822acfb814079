package vn.giaoban.bench;

import java.io.IOException;
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

/**
 * A process that was started to see how long that takes.
 *
 * @param listening seconds from its start until it first answered 200
 * @param seconds from its start until it said that it is ready, its own warm-up included
 */
record Started(Process process, double listening, double seconds) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * Starts it and asks until it is ready.
     *
     * @param command what follows {@code java}
     * @param first what answers 200 once it is started
     * @param ready what answers 200 once it is ready for all
     */
    static Started of(Path folder, List<String> command, Map<String, String> environment, String first, String ready)
            throws IOException, InterruptedException {
        var port = freePort();
        var all = new ArrayList<String>();
        all.add(ProcessHandle.current().info().command().orElseThrow());
        all.addAll(command);
        all.add("--server.port=" + port);
        var builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.log").toFile());
        builder.environment().putAll(environment);
        var began = System.nanoTime();
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var listening = await(process, began, folder, "http://127.0.0.1:" + port + first);
        return new Started(process, listening, await(process, began, folder, "http://127.0.0.1:" + port + ready));
    }

    private static double await(Process process, long began, Path folder, String address)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var ask = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (!isReady(client, ask)) {
                if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos())
                    throw new IllegalStateException("not ready: " + Files.readString(folder.resolve("start.log")));
                Thread.sleep(10);
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static boolean isReady(HttpClient client, HttpRequest ask) throws InterruptedException {
        try {
            return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Its resident memory in MB; not a number where the system does not say. */
    double residentMegabytes() throws IOException {
        var status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) return Double.NaN;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The processor time in seconds that it has used so far. */
    double processorSeconds() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
    }

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
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
