package vn.giaoban.bench;

import static vn.giaoban.bench.Caller.LOGIN;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One change to a thousand watchers of a live board, against a bare Netty server that sends the same bytes to as many connections. */
final class LivePart {

    private static final int WATCHERS = 1000;
    private static final int TURNS = 20;

    private final Path folder;
    private final Report report;
    private final int rounds;

    LivePart(Path folder, Report report, int rounds) {
        this.folder = folder;
        this.report = report;
        this.rounds = rounds;
    }

    void run() throws Exception {
        Files.createDirectories(folder);
        try (var installation = Installation.start(folder, List.of(), LiveBriefing.SETTINGS);
                var redis = RedisClient.create(installation.redis());
                var connection = redis.connect();
                var peer = BarePeer.broadcast(folder, installation)) {
            var briefing = LiveBriefing.schedule(installation, "\"groups\": [\"ALL\"]");
            var id = briefing.get("id").asString();
            var request = "GET /api/v1/briefings/%s/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                    .formatted(id, LOGIN);
            try (var watchers = new Listeners(installation.port(), WATCHERS, request);
                    var bare = new Listeners(peer.port(), WATCHERS, "")) {
                Thread.sleep(10_000);
                compare(new Told(connection, id), watchers, bare);
                fromEvents(installation, briefing, watchers);
            }
        }
    }

    private void compare(Told told, Listeners watchers, Listeners bare) throws Exception {
        var ratios = new ArrayList<Double>();
        var service = new ArrayList<Double>();
        var limit = new ArrayList<Double>();
        for (var round = -10; round < rounds; round++) {
            var mine = 0.0;
            var its = 0.0;
            for (var turn = 0; turn < TURNS; turn++) {
                mine += told.board(watchers);
                its += told.bare(bare);
            }
            if (round < 0) continue;
            ratios.add(its / mine);
            service.add(mine / TURNS);
            limit.add(its / TURNS);
        }
        var name = "one change to %,d watchers of the live board".formatted(WATCHERS);
        report.atLeast(name + ": bare Netty / service", 0.5, Sample.of(ratios).median(), "", spread(ratios));
        report.figure(name + ": service", Sample.of(service).median(), " ms", spread(service));
        report.figure(name + ": bare Netty", Sample.of(limit).median(), " ms", spread(limit));
    }

    /** The whole way: from the event's POST until the last watcher has it. */
    private void fromEvents(Installation installation, JsonNode briefing, Listeners watchers) throws Exception {
        var nanos = new long[30];
        try (var server = new HttpCrowd()) {
            for (var i = 0; i < nanos.length; i++) {
                // each visit began before all that are known, which the board says of the point
                var at = Instant.now().minusSeconds(60L * (i + 1)).truncatedTo(ChronoUnit.SECONDS);
                watchers.listenFor(LiveBriefing.local(at));
                var call = LiveBriefing.joined(briefing, "POINT:Q-BA-DINH", "device-" + i, at);
                var began = System.nanoTime();
                var answer = server.send(installation.port(), 1, List.of(call));
                if (!answer.statuses().equals(Map.of(200, 1))) throw new IllegalStateException(answer.toString());
                nanos[i] = watchers.awaitAll() - began;
            }
        }
        var sample = Sample.ofNanos(nanos);
        report.atMost(
                "from an event's POST until the last of %,d watchers has it: slowest of %d"
                        .formatted(WATCHERS, nanos.length),
                2000,
                sample.percentile(100),
                " ms",
                "median %.0f ms".formatted(sample.median()));
    }

    /** Tells changes as an instance does that has computed one. */
    private static final class Told {
        private final StatefulRedisConnection<String, String> redis;
        private final String briefing;
        private final String key;

        Told(StatefulRedisConnection<String, String> redis, String briefing) {
            this.redis = redis;
            this.briefing = briefing;
            this.key = "giaoban:live:{" + briefing + "}:changes";
        }

        /** The milliseconds until all watchers have a change of the board. */
        double board(Listeners watchers) throws Exception {
            var commands = redis.sync();
            var line = line(watchers.nextWord());
            var before = commands.xrevrange(key, Range.unbounded(), Limit.from(1))
                    .getFirst()
                    .getId();
            var id = commands.xadd(key, XAddArgs.Builder.maxlen(500), Map.of("k", "p00000:VP-UBND", "j", line));
            var message = JsonMapper.shared()
                    .writeValueAsString(
                            Map.of("b", briefing, "p", before, "c", new String[][] {{id, "p00000:VP-UBND", line}}));
            var began = System.nanoTime();
            commands.publish("giaoban:live", message);
            return (watchers.awaitAll() - began) / 1e6;
        }

        /** The milliseconds until all have the same bytes from the bare server. */
        double bare(Listeners watchers) throws Exception {
            var commands = redis.sync();
            var line = "id:1795358239123-0\nevent:point\ndata:" + line(watchers.nextWord()) + "\n\n";
            var began = System.nanoTime();
            commands.publish(BarePeer.CHANNEL, line);
            return (watchers.awaitAll() - began) / 1e6;
        }

        private static String line(String word) {
            return """
                    {"code":"VP-UBND","name":"%s","required":true,"state":"CONNECTED","connected":true,\
                    "since":"2026-12-07T07:58:11+07:00","drops":1,"verdict":"PRESENT","inRoom":3,"delegates":4}""".formatted(word);
        }
    }

    private static String spread(List<Double> values) {
        var sample = Sample.of(values);
        return "%.2f to %.2f".formatted(sample.percentile(10), sample.percentile(90));
    }
}
