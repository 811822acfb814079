package vn.giaoban.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the service and prints what came out. What is compared is measured by turns, so that whatever else the machine does meanwhile
 * meets both; a figure is the median over the rounds.
 */
public final class Benchmark {

    private static final Path FOLDER = Path.of("target/bench");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int PAST = 10_000;
    private static final int LONG_PAST = Integer.getInteger("bench.past", 1_000_000);
    /** Until the JIT compilers are done with the way of a booking. */
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 6000);

    /** Which parts are measured: start, mail, crowd, live, intake, clicks, growth, limit, availability, hierarchy, series; all if empty. */
    private static final String PARTS = System.getProperty("bench.parts", "");

    private final Report report = new Report(FOLDER.resolve("results.json"));
    private final Slots slots = new Slots();

    private Benchmark() {}

    /** Runs all of it. */
    public static void main(String[] arguments) throws Exception {
        if (Files.exists(FOLDER))
            try (var old = Files.walk(FOLDER)) {
                old.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        new Benchmark().run();
    }

    private void run() throws Exception {
        if (wanted("start")) new StartPart(FOLDER.resolve("start"), report, ROUNDS).run();
        if (wanted("mail")) new MailPart(FOLDER.resolve("mail"), report, ROUNDS).run();
        if (wanted("live")) new LivePart(FOLDER.resolve("live"), report, ROUNDS).run();
        if (wanted("intake")) new IntakePart(FOLDER.resolve("intake"), report, ROUNDS).run();
        if (wanted("clicks")) new ClickPart(FOLDER.resolve("clicks"), report, ROUNDS).run();
        if (wanted("crowd")) new CrowdPart(FOLDER.resolve("crowd"), report).run();
        if (List.of("growth", "limit", "availability", "hierarchy", "series").stream()
                .anyMatch(Benchmark::wanted)) onBookings();
        report.publish();
    }

    private void onBookings() throws Exception {
        try (var young = Installation.start(FOLDER.resolve("young"))) {
            warmUp(young);
            new Stock(young).past(PAST).settle();
            if (wanted("growth")) growth(young);
            if (wanted("limit")) againstTheLimit(young);
            if (wanted("availability")) availability(young);
            if (wanted("hierarchy")) hierarchy(young);
            if (wanted("series")) series(young);
        }
    }

    private static boolean wanted(String part) {
        return PARTS.isEmpty() || List.of(PARTS.split(",")).contains(part);
    }

    private void warmUp(Installation installation) throws Exception {
        var caller = new Caller(installation);
        Workers.seconds(4, WARM_UP / 4, (_, _) -> book(caller));
        new Stock(installation).none();
    }

    private void book(Caller caller) {
        caller.post("/api/v1/briefings", Slots.booking(slots.next())).expect(201);
    }

    /** The same booking with a short and a long past. */
    private void growth(Installation young) throws Exception {
        try (var old = Installation.start(FOLDER.resolve("old"))) {
            warmUp(old);
            new Stock(old).past(LONG_PAST).settle();
            growth(young, old);
        }
    }

    private void growth(Installation young, Installation old) throws Exception {
        var youngCaller = new Caller(young);
        var oldCaller = new Caller(old);
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var few = Workers.seconds(1, 30, (_, _) -> book(youngCaller));
            var many = Workers.seconds(1, 30, (_, _) -> book(oldCaller));
            ratios.add(many / few);
        }
        report.atMost(
                "booking after %,d past reservations against %,d".formatted(LONG_PAST, PAST),
                1.3,
                Sample.of(ratios).median(),
                "",
                spread(ratios));
    }

    /** Bookings over HTTP against the same statements over JDBC. */
    private void againstTheLimit(Installation installation) throws Exception {
        var caller = new Caller(installation);
        var recording = Recording.of(installation, caller, slots);
        write(recording);
        report.figure(
                "SQL statements of a booking, BEGIN and COMMIT included",
                recording.statements().size(),
                "",
                "");
        checkSameWork(installation, caller, recording);
        for (var clients : List.of(1, 8)) ratio(installation, caller, recording, clients);
        processorTime(installation, caller, recording);
        keyed(caller);
    }

    /** Where the time goes, told by the operating system: it depends less than a clock on what else the machine does. */
    private void processorTime(Installation installation, Caller caller, Recording recording) throws Exception {
        var times = 400;
        var http = new ProcessorTime(installation);
        Workers.seconds(1, times, (_, _) -> book(caller));
        report.figure("processor time of a booking over HTTP: the service", http.service() / times, " ms", "");
        report.figure("processor time of a booking over HTTP: PostgreSQL", http.database() / times, " ms", "");
        try (var loop = new BareLoop(recording, installation)) {
            var bare = new ProcessorTime(installation);
            bareSeconds(List.of(loop), times);
            report.figure("processor time of a bare booking: PostgreSQL", bare.database() / times, " ms", "");
        }
    }

    private void ratio(Installation installation, Caller caller, Recording recording, int clients) throws Exception {
        var bare = new ArrayList<BareLoop>();
        for (var i = 0; i < clients; i++) bare.add(new BareLoop(recording, installation));
        var turns = clients == 1 ? 40 : 20;
        var ratios = new ArrayList<Double>();
        var http = new ArrayList<Double>();
        var limit = new ArrayList<Double>();
        for (var round = -2; round < ROUNDS; round++) {
            var bareSeconds = round % 2 == 0 ? bareSeconds(bare, turns) : 0;
            var httpSeconds = Workers.seconds(clients, turns, (_, _) -> book(caller));
            if (round % 2 != 0) bareSeconds = bareSeconds(bare, turns);
            if (round < 0) continue;
            ratios.add(bareSeconds / httpSeconds);
            http.add(clients * turns / httpSeconds);
            limit.add(clients * turns / bareSeconds);
        }
        for (var loop : bare) loop.close();
        var name = "booking 53 rooms, " + (clients == 1 ? "1 client" : clients + " clients");
        report.atLeast(name + ": HTTP / bare JDBC", 0.7, Sample.of(ratios).median(), "", spread(ratios));
        report.figure(name + ": over HTTP", Sample.of(http).median(), " /s", spread(http));
        report.figure(name + ": bare JDBC", Sample.of(limit).median(), " /s", spread(limit));
    }

    private double bareSeconds(List<BareLoop> loops, int turns) throws Exception {
        var values = loops.stream()
                .map(loop -> IntStream.range(0, turns)
                        .mapToObj(_ -> loop.valuesFor(slots.next()))
                        .toList())
                .toList();
        return Workers.seconds(
                loops.size(),
                turns,
                (client, turn) -> loops.get(client).book(values.get(client).get(turn)));
    }

    /** A bare booking must leave exactly the rows that a booking over HTTP leaves. */
    private void checkSameWork(Installation installation, Caller caller, Recording recording) throws Exception {
        var empty = rows(installation);
        book(caller);
        var http = rows(installation);
        try (var loop = new BareLoop(recording, installation)) {
            loop.book(loop.valuesFor(slots.next()));
        }
        var bare = rows(installation);
        for (var i = 0; i < empty.size(); i++) {
            var expected = http.get(i) - empty.get(i);
            if (expected == 0 || bare.get(i) - http.get(i) != expected)
                throw new IllegalStateException("the bare loop does other work: " + empty + http + bare);
        }
    }

    private static List<Long> rows(Installation installation) throws Exception {
        var tables = List.of(
                "briefings.briefing",
                "briefings.expected_point",
                "reservations.reservation",
                "conferences.conference",
                "roster.answer",
                "roster.delegate",
                "roster.link",
                "roster.link_token",
                "audit.entry");
        var counts = new ArrayList<Long>();
        try (var connection = installation.connect();
                var sql = connection.createStatement()) {
            for (var table : tables)
                try (var row = sql.executeQuery("select count(*) from " + table)) {
                    row.next();
                    counts.add(row.getLong(1));
                }
        }
        return counts;
    }

    private static void write(Recording recording) throws Exception {
        var text = recording.statements().stream()
                .map(s -> s.sql().strip() + "\n-- " + s.values().size() + " parameters, "
                        + s.values().stream()
                                .mapToInt(v -> v == null ? 0 : v.length())
                                .sum() + " characters\n")
                .collect(Collectors.joining("\n"));
        Files.writeString(FOLDER.resolve("booking.sql"), text);
    }

    /** What an Idempotency-Key costs. */
    private void keyed(Caller caller) throws Exception {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var plain = Workers.seconds(1, 20, (_, _) -> book(caller));
            var keyed = Workers.seconds(
                    1,
                    20,
                    (_, _) -> caller.post(
                                    "/api/v1/briefings",
                                    Slots.booking(slots.next()),
                                    UUID.randomUUID().toString())
                            .expect(201));
            ratios.add(keyed / plain);
        }
        report.figure(
                "booking with an Idempotency-Key against one without",
                Sample.of(ratios).median(),
                "",
                spread(ratios));
    }

    private void availability(Installation installation) throws Exception {
        var stock = new Stock(installation);
        stock.together(10_000).settle();
        search(
                installation,
                "availability, 53 points × 30 days, 10,000 reservations in common",
                "\"groups\": [\"ALL\"]",
                25);
        stock.clear().scattered("%", 10_000).settle();
        search(
                installation,
                "availability, 53 points × 30 days, 10,000 reservations scattered",
                "\"groups\": [\"ALL\"]",
                25);
        stock.clear().points(1000).scattered("D-%", 200_000).settle();
        var codes =
                IntStream.rangeClosed(1, 1000).mapToObj("\"D-%04d\""::formatted).collect(Collectors.joining(","));
        search(
                installation,
                "availability, 1,000 points × 30 days, 200,000 reservations scattered",
                "\"points\": [" + codes + "]",
                250);
        stock.clear().settle();
    }

    /** From half an hour to four hours, in working hours and at any time. */
    private void search(Installation installation, String name, String points, double target) throws Exception {
        var caller = new Caller(installation);
        var durations = List.of("PT30M", "PT1H", "PT2H", "PT4H");
        var bodies = new ArrayList<String>();
        for (var duration : durations)
            for (var working : List.of(true, false))
                bodies.add("""
                    {%s, "duration": "%s", "window": {"from": "%s", "to": "%s"}, "workingHoursOnly": %s, "maxResults": 10}
                    """.formatted(points, duration, Stock.WINDOW, Stock.WINDOW_END, working));
        var times = target < 100 ? 400 : 120;
        var nanos = new long[times];
        var spent = new ProcessorTime(installation);
        for (var i = -times; i < times; i++) {
            var began = System.nanoTime();
            var answer = caller.post("/api/v1/availability/search", bodies.get(Math.floorMod(i, bodies.size())));
            if (i >= 0) nanos[i] = System.nanoTime() - began;
            answer.expect(200);
        }
        var sample = Sample.ofNanos(nanos);
        report.atMost(
                name + ": p99",
                target,
                sample.percentile(99),
                " ms",
                "median %.1f ms; processor time: service %.1f ms, PostgreSQL %.1f ms"
                        .formatted(sample.median(), spent.service() / times / 2, spent.database() / times / 2));
    }

    /** One briefing of a city, its 53 points and their 151 communes. */
    private void hierarchy(Installation installation) throws Exception {
        new Stock(installation).communes().settle();
        var caller = new Caller(installation);
        var nanos = new long[20];
        for (var i = 0; i < nanos.length; i++) {
            var body = Slots.booking(slots.next()).replace("\"ALL\"", "\"TREE:THANH-PHO\"");
            var began = System.nanoTime();
            caller.post("/api/v1/briefings", body).expect(201);
            nanos[i] = System.nanoTime() - began;
        }
        var sample = Sample.ofNanos(nanos);
        report.atMost(
                "briefing of three levels, 205 points: slowest of 20",
                1000,
                sample.percentile(100),
                " ms",
                "median %.1f ms".formatted(sample.median()));
    }

    /** A weekly series of a year in one call. */
    private void series(Installation installation) {
        var caller = new Caller(installation);
        var name = "series of 52 weekly briefings over 53 points in one call: slowest of 5";
        var nanos = new long[5];
        for (var i = 0; i < nanos.length; i++) {
            var start = Instant.parse("2040-01-02T0%d:00:00Z".formatted(i));
            var body = Slots.booking(start)
                    .replaceFirst("\\{", "{\"recurrence\": {\"rrule\": \"FREQ=WEEKLY;BYDAY=MO;COUNT=52\"}, ");
            var began = System.nanoTime();
            var answer = caller.post("/api/v1/briefings", body);
            nanos[i] = System.nanoTime() - began;
            if (answer.status() == 400) {
                report.notSupported(name, 2000, " ms", "this version answers 400 to a recurrence");
                return;
            }
            answer.expect(201);
        }
        var sample = Sample.ofNanos(nanos);
        report.atMost(name, 2000, sample.percentile(100), " ms", "median %.1f ms".formatted(sample.median()));
    }

    private static String spread(List<Double> numbers) {
        var sample = Sample.of(numbers);
        var form = sample.median() < 10 ? "%.2f" : "%.0f";
        return ("middle half " + form + " to " + form + ", " + sample.sorted().size() + " rounds")
                .formatted(sample.percentile(25), sample.percentile(75));
    }
}
