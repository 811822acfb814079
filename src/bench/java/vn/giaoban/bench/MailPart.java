package vn.giaoban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Letters per second: the relay against a bare loop over one transport, the very same letters to the very same mail server. */
final class MailPart {

    private static final int LETTERS = 1000;
    private static final int WARM_UP = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Report report;
    private final int rounds;

    MailPart(Path folder, Report report, int rounds) {
        this.folder = folder;
        this.report = report;
        this.rounds = rounds;
    }

    void run() throws Exception {
        Files.createDirectories(folder);
        try (var sink = new SmtpSink(folder);
                var installation = Installation.start(
                        folder, List.of(), List.of("spring.mail.host=127.0.0.1", "spring.mail.port=" + sink.port()));
                var database = installation.connect()) {
            sink.keep(true);
            publish(installation, database);
            sink.keep(false);
            try (var bare = new BareMail(sink.port(), sink.letters(), false);
                    var hurried = new BareMail(sink.port(), sink.letters(), true)) {
                for (var round = 0; round < WARM_UP; round++) {
                    relay(sink, database);
                    hurried.seconds();
                }
                compare("a server that throws letters away", installation, database, sink, bare, hurried);
                sink.beDurable(true);
                compare("a server that has each on its disk before 250", installation, database, sink, bare, hurried);
            }
        }
    }

    private void compare(
            String name, Installation installation, Connection database, SmtpSink sink, BareMail bare, BareMail hurried)
            throws Exception {
        var ratios = new ArrayList<Double>();
        var hurriedRatios = new ArrayList<Double>();
        var relays = new ArrayList<Double>();
        var loops = new ArrayList<Double>();
        double service = 0, postgres = 0, own = 0, loop = 0;
        for (var round = 0; round < rounds; round++) {
            var before = ownMillis();
            var spent = new ProcessorTime(installation);
            var relayed = relay(sink, database);
            service += spent.service();
            postgres += spent.database();
            own += ownMillis() - before;
            before = ownMillis();
            var looped = bare.seconds();
            loop += ownMillis() - before;
            hurriedRatios.add(hurried.seconds() / relayed);
            ratios.add(looped / relayed);
            relays.add(LETTERS / relayed);
            loops.add(LETTERS / looped);
        }
        var all = rounds * (double) LETTERS;
        report.atLeast(
                "letters, " + name + ": relay / bare loop",
                0.8,
                Sample.of(ratios).median(),
                "",
                spread(ratios));
        report.figure(
                "letters, " + name + ": relay / bare loop that holds nothing back",
                Sample.of(hurriedRatios).median(),
                "",
                spread(hurriedRatios));
        report.figure("letters, " + name + ": relay", Sample.of(relays).median(), " /s", spread(relays));
        report.figure("letters, " + name + ": bare loop", Sample.of(loops).median(), " /s", spread(loops));
        report.figure(
                "letters, " + name + ": processor time of one through the relay",
                (service + postgres + own) / all,
                " ms",
                "service %.2f, PostgreSQL %.2f, the mail server %.2f; bare loop and mail server %.2f"
                        .formatted(service / all, postgres / all, own / all, loop / all));
    }

    /** Plans a briefing of as many people, and waits until each has the letter. */
    private static void publish(Installation installation, Connection database) throws Exception {
        var people = IntStream.range(0, LETTERS - 53)
                .mapToObj("{\"name\": \"Nguyễn Văn %1$d\", \"email\": \"nguoi-%1$d@hanoi.example\"}"::formatted)
                .collect(Collectors.joining(","));
        var body = Slots.booking(Instant.parse("2031-01-06T01:00:00Z"))
                .replaceFirst("\"chair\": \\{[^}]*},", "\"publish\": true, \"delegates\": [" + people + "],");
        new Caller(installation).post("/api/v1/briefings", body).expect(201);
        awaitRows(database, LETTERS, "state = 'SENT'");
    }

    /** The seconds from the first letter until all are sent and marked. */
    private static double relay(SmtpSink sink, Connection database) throws Exception {
        sink.reset();
        try (var sql = database.createStatement()) {
            sql.execute("vacuum analyze invitations.message");
            sql.execute("update invitations.message set state = 'QUEUED', due = now(), attempts = 0");
        }
        while (sink.taken() < LETTERS) Thread.sleep(1);
        awaitRows(database, 0, "state = 'QUEUED'");
        if (sink.taken() != LETTERS) throw new IllegalStateException(sink.taken() + " letters");
        return (System.nanoTime() - sink.first()) / 1e9;
    }

    private static void awaitRows(Connection database, int wanted, String where) throws Exception {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var sql = database.prepareStatement("select count(*) from invitations.message where " + where)) {
            while (true) {
                try (var row = sql.executeQuery()) {
                    row.next();
                    if (row.getInt(1) == wanted) return;
                    if (System.nanoTime() > until) throw new IllegalStateException(row.getInt(1) + " rows: " + where);
                }
                Thread.sleep(2);
            }
        }
    }

    private static double ownMillis() throws IOException {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow(() -> new IOException("no processor time"))
                        .toNanos()
                / 1e6;
    }

    private static String spread(List<Double> numbers) {
        var sample = Sample.of(numbers);
        var form = sample.median() < 10 ? "%.2f" : "%.0f";
        return ("middle half " + form + " to " + form + ", " + sample.sorted().size() + " rounds")
                .formatted(sample.percentile(25), sample.percentile(75));
    }
}
