package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One publish to 7,000 people by a service that has 256 MB of heap: it ends, and says how far it is meanwhile. */
final class CrowdPart {

    private static final int PEOPLE = 7000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Report report;

    CrowdPart(Path folder, Report report) {
        this.folder = folder;
        this.report = report;
    }

    void run() throws Exception {
        Files.createDirectories(folder);
        var collections = folder.resolve("gc.log").toAbsolutePath();
        var settings = List.of(
                "giaoban.letters.invitation.personal=false", "spring.mail.host=127.0.0.1", "spring.mail.port=%d");
        try (var sink = new SmtpSink(folder);
                var installation = Installation.start(
                        folder,
                        List.of("-Xmx256m", "-Xlog:gc:file=" + collections),
                        settings.stream().map(s -> s.formatted(sink.port())).toList())) {
            var began = System.nanoTime();
            publish(installation);
            var published = seconds(began);
            var looks = lookUntilSent(installation);
            report.figure(
                    "7,000 recipients of one publish, 256 MB of heap: until the last letter is sent",
                    seconds(began),
                    " s",
                    "published after %.1f s; looked at the counts %d times meanwhile; %d full collections"
                            .formatted(published, looks, fullCollections(collections)));
        }
    }

    private static void publish(Installation installation) {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj("{\"name\": \"Nguyễn Văn %1$d\", \"email\": \"nguoi-%1$d@hanoi.example\"}"::formatted)
                .collect(Collectors.joining(","));
        var body = Slots.booking(Instant.parse("2031-01-06T01:00:00Z"))
                .replaceFirst("\"chair\": \\{[^}]*},", "\"publish\": true, \"delegates\": [" + people + "],");
        new Caller(installation).post("/api/v1/briefings", body).expect(201);
    }

    /** Through the database, whose counts the API shows; how often there was something to see. */
    private static int lookUntilSent(Installation installation) throws Exception {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var looks = 0;
        try (var database = installation.connect();
                var sql = database.prepareStatement(
                        "select count(*) filter (where state = 'QUEUED'), count(*) from invitations.message")) {
            while (System.nanoTime() < until) {
                try (var row = sql.executeQuery()) {
                    row.next();
                    if (row.getInt(2) >= PEOPLE && row.getInt(1) == 0) return looks;
                }
                looks++;
                Thread.sleep(1000);
            }
        }
        throw new IllegalStateException("not sent within " + PATIENCE);
    }

    private static long fullCollections(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("Pause Full")).count();
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
