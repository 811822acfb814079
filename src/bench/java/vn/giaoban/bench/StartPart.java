package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a start takes while PostgreSQL and Redis run: of the packaged jar against a bare Spring WebFlux hello, and of what is in the image
 * (the jar extracted, an AOT cache, the container's options), with its memory once it has nothing to do. A figure is the smallest of all rounds,
 * since whatever else the machine does only adds to it.
 */
final class StartPart {

    /** What docker-compose.yml gives an instance. */
    private static final long CONTAINER = 640L << 20;

    private static final long REST = 20_000;
    private static final String LIVE = "/actuator/health/liveness";
    private static final String READY = "/actuator/health/readiness";

    private final Path folder;
    private final Report report;
    private final int rounds;

    StartPart(Path folder, Report report, int rounds) {
        this.folder = folder.toAbsolutePath();
        this.report = report;
        this.rounds = Math.min(rounds, 7);
    }

    void run() throws Exception {
        Files.createDirectories(folder);
        var jar = Files.copy(packaged(), folder.resolve("giaoban.jar"), StandardCopyOption.REPLACE_EXISTING);
        var hello = HelloJar.make(jar, folder.resolve("hello.jar"));
        try (var servers = Installation.start(folder.resolve("servers"))) {
            var shared = settings(servers);
            against(List.of("-jar", hello.toString()), List.of("-jar", jar.toString()), shared);
            container(jar, shared);
        }
    }

    private void against(List<String> hello, List<String> service, Map<String, String> shared) throws Exception {
        var bare = new ArrayList<Double>();
        var whole = new ArrayList<Double>();
        var ready = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            try (var started = Started.of(folder, hello, Map.of(), "/", "/")) {
                bare.add(started.listening());
            }
            try (var started = Started.of(folder, service, shared, LIVE, READY)) {
                whole.add(started.listening());
                ready.add(started.seconds());
            }
        }
        var least = Sample.of(whole).percentile(0.1);
        var least0 = Sample.of(bare).percentile(0.1);
        report.atMost(
                "start of the packaged jar / of a bare Spring WebFlux hello",
                2.5,
                least / least0,
                "",
                "until they answer, warm-up not counted; medians %.2f s and %.2f s"
                        .formatted(Sample.of(whole).median(), Sample.of(bare).median()));
        report.figure(
                "the packaged jar with its warm-up, until it is ready",
                Sample.of(ready).percentile(0.1),
                " s",
                "");
        report.figure("start of the packaged jar, servers running", least, " s", "");
        report.figure("start of a bare Spring WebFlux hello, packaged", least0, " s", "");
    }

    /** What config/Dockerfile does, step by step. */
    private void container(Path jar, Map<String, String> shared) throws Exception {
        var image = folder.resolve("image");
        run(
                folder,
                Map.of(),
                java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                image.toString());
        for (var file : List.of("jvm.options", "train.sh"))
            Files.copy(Path.of("config/image").resolve(file), image.resolve(file));
        var home = Path.of(System.getProperty("java.home")).toString();
        run(
                image,
                Map.of(
                        "JAVA_HOME",
                        home,
                        "TRAINING_FOLDER",
                        folder.resolve("training").toString()),
                "bash",
                "train.sh");
        var command =
                List.of("-XX:MaxRAM=" + CONTAINER, "@jvm.options", "-XX:AOTCache=giaoban.aot", "-jar", "giaoban.jar");
        var environment = new HashMap<>(shared);
        environment.put("MALLOC_ARENA_MAX", "2");
        var seconds = new ArrayList<Double>();
        var listening = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        var memory = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++)
            try (var started = Started.of(image, command, environment, LIVE, READY)) {
                seconds.add(started.seconds());
                listening.add(started.listening());
                processor.add(started.processorSeconds());
                if (round > 2) continue;
                Thread.sleep(REST);
                memory.add(started.residentMegabytes());
            }
        report.atMost(
                "start of the container's service, servers running",
                6,
                Sample.of(seconds).percentile(0.1),
                " s",
                "with its warm-up; median %.2f s, %.2f s without it, %.1f s of processor time"
                        .formatted(
                                Sample.of(seconds).median(),
                                Sample.of(listening).median(),
                                Sample.of(processor).median()));
        report.atMost("its resident memory at rest", 400, Sample.of(memory).median(), " MB", "heap at most 384 MB");
    }

    private static Path packaged() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("giaoban-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("target/giaoban-*.jar is not built"));
        }
    }

    /** As docker-compose.yml names its servers. */
    private Map<String, String> settings(Installation servers) throws IOException {
        var redis = servers.redis();
        return Map.of(
                "SPRING_R2DBC_URL", "r2dbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/postgres",
                "SPRING_R2DBC_USERNAME", "postgres",
                "SPRING_R2DBC_PASSWORD", servers.secret("postgres"),
                "SPRING_DATA_REDIS_HOST", redis.getHost(),
                "SPRING_DATA_REDIS_PORT", Integer.toString(redis.getPort()),
                "SPRING_DATA_REDIS_PASSWORD", servers.secret("redis"),
                "GIAOBAN_SECRET", servers.secret("installation"),
                "GIAOBAN_DATA_DIR", folder.resolve("data").toString());
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    private void run(Path where, Map<String, String> environment, String... command) throws Exception {
        var log = folder.resolve("image.log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0)
            throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(log.toPath()));
    }
}
