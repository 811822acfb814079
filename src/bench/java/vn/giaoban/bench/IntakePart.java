package vn.giaoban.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Events of the conference server as they come over HTTP, against bare {@code XADD} of the same bodies to the very same Redis, whose
 * append-only file has each before it answers; how many are lost in a burst, and how long one takes while people enter.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is missed when the answers are counted
final class IntakePart {

    private static final int WARM_UP = 10_000;
    private static final int BURST = 10_000;
    private static final int PEOPLE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Report report;
    private final int rounds;
    private final AtomicInteger numbers = new AtomicInteger();

    IntakePart(Path folder, Report report, int rounds) {
        this.folder = folder;
        this.report = report;
        this.rounds = rounds;
    }

    void run() throws Exception {
        Files.createDirectories(folder);
        try (var installation = Installation.start(folder, List.of(), LiveBriefing.SETTINGS);
                var redis = RedisClient.create(installation.redis());
                var connection = redis.connect();
                var database = installation.connect();
                var peer = BarePeer.intake(folder, installation);
                var server = new HttpCrowd()) {
            var briefing = LiveBriefing.schedule(installation, "\"groups\": [\"ALL\"]");
            var taken = 0L;
            for (var i = 0; i < 4; i++)
                taken += taken(server.send(installation.port(), 64, events(briefing, WARM_UP / 4)));
            settle(database, taken);
            for (var senders : List.of(1, 64)) compare(installation, peer, briefing, server, connection, senders);
            settle(database, taken + numbers.get() - WARM_UP);
            burst(installation, briefing, server, database);
            people(installation, briefing, server, database);
        }
    }

    private List<HttpCrowd.Call> events(JsonNode briefing, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> LiveBriefing.joined(
                        briefing,
                        "POINT:Q-BA-DINH",
                        "device-" + numbers.incrementAndGet(),
                        Instant.now().minusSeconds(60)))
                .toList();
    }

    private void compare(
            Installation installation,
            BarePeer peer,
            JsonNode briefing,
            HttpCrowd server,
            StatefulRedisConnection<String, String> redis,
            int senders)
            throws Exception {
        var count = senders == 1 ? 300 : 2_000;
        var ratios = new ArrayList<Double>();
        var http = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var bareHttp = new ArrayList<Double>();
        for (var round = -2; round < rounds; round++) {
            var calls = events(briefing, count);
            var limit = bareSeconds(redis.async(), calls, senders);
            var least = server.send(peer.port(), senders, calls);
            redis.sync().del(BarePeer.STREAM);
            var outcome = server.send(installation.port(), senders, calls);
            if (!outcome.statuses().equals(Map.of(200, count)))
                throw new IllegalStateException(outcome.statuses() + "");
            if (round < 0) continue;
            ratios.add(limit / outcome.seconds());
            http.add(count / outcome.seconds());
            bare.add(count / limit);
            bareHttp.add(limit / least.seconds());
        }
        var name = "intake of events, %s at a time".formatted(senders == 1 ? "one" : senders + "");
        report.atLeast(name + ": HTTP / bare XADD", 0.5, Sample.of(ratios).median(), "", spread(ratios));
        report.figure(
                name + ": bare Reactor Netty that does no more than XADD / bare XADD",
                Sample.of(bareHttp).median(),
                "",
                spread(bareHttp));
        report.figure(name + ": over HTTP", Sample.of(http).median(), " /s", spread(http));
        report.figure(name + ": bare XADD", Sample.of(bare).median(), " /s", spread(bare));
    }

    /** The seconds until all are added, so many at a time. */
    private static double bareSeconds(RedisAsyncCommands<String, String> redis, List<HttpCrowd.Call> calls, int senders)
            throws InterruptedException {
        var run = new BareRun(redis, calls);
        var began = System.nanoTime();
        for (var i = 0; i < senders; i++) run.next();
        run.open.await();
        var seconds = (System.nanoTime() - began) / 1e9;
        redis.del(BarePeer.STREAM);
        return seconds;
    }

    private static final class BareRun {
        private final RedisAsyncCommands<String, String> redis;
        private final List<HttpCrowd.Call> calls;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch open;

        BareRun(RedisAsyncCommands<String, String> redis, List<HttpCrowd.Call> calls) {
            this.redis = redis;
            this.calls = calls;
            this.open = new CountDownLatch(calls.size());
        }

        private void next() {
            var n = next.getAndIncrement();
            if (n >= calls.size()) return;
            var fields = Map.of(
                    "kind", "OCCUPANT_JOINED",
                    "at", Instant.now().toString(),
                    "body", calls.get(n).body());
            redis.xadd(BarePeer.STREAM, fields).whenComplete((_, fault) -> {
                if (fault == null) open.countDown();
                next();
            });
        }
    }

    private void burst(Installation installation, JsonNode briefing, HttpCrowd server, Connection database)
            throws Exception {
        var before = kept(database);
        var calls = events(briefing, BURST);
        var outcome = server.send(installation.port(), 256, calls);
        var began = System.nanoTime();
        var taken = taken(outcome);
        var settled = settle(database, before + taken);
        report.atMost(
                "events lost of a burst of %,d over 256 connections".formatted(BURST),
                0,
                (double) (before + taken - settled),
                "",
                "answers: %s in %.1f s, in the database %.1f s later"
                        .formatted(outcome.statuses(), outcome.seconds(), (System.nanoTime() - began) / 1e9));
    }

    private void people(Installation installation, JsonNode briefing, HttpCrowd server, Connection database)
            throws Exception {
        var calls = events(briefing, PEOPLE);
        var before = kept(database);
        var outcome = server.send(installation.port(), 8, calls, Duration.ofMillis(20));
        settle(database, before + taken(outcome));
        var sample = outcome.millis();
        report.atMost(
                "intake of an event while %d people enter within ten seconds: p99".formatted(PEOPLE),
                25,
                sample.percentile(99),
                " ms",
                "median %.1f ms, %s".formatted(sample.median(), outcome.statuses()));
    }

    /** How many the service says it has; the conference server sends the others once more. */
    private static long taken(HttpCrowd.Outcome outcome) {
        return outcome.statuses().getOrDefault(200, 0);
    }

    /** Waits until so many events are kept, and nothing more comes; how many there are. */
    private static long settle(Connection database, long wanted) throws Exception {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var kept = kept(database);
        while (kept < wanted && System.nanoTime() < until) {
            Thread.sleep(100);
            kept = kept(database);
        }
        return kept;
    }

    private static long kept(Connection database) throws SQLException {
        try (var sql = database.createStatement();
                var row = sql.executeQuery("select count(*) from ledger.fact where kind = 'EVENT'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String spread(List<Double> values) {
        var sample = Sample.of(values);
        return "%.2f to %.2f".formatted(sample.percentile(10), sample.percentile(90));
    }
}
