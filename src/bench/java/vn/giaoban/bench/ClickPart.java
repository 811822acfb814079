package vn.giaoban.bench;

import io.netty.handler.codec.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Three thousand people who click on their links at once, against a bare Reactor Netty server that signs as much and redirects. */
final class ClickPart {

    private static final int CLICKS = 3_000;
    private static final int LINKS = 100;

    private final Path folder;
    private final Report report;
    private final int rounds;

    ClickPart(Path folder, Report report, int rounds) {
        this.folder = folder;
        this.report = report;
        this.rounds = Math.min(rounds, 7);
    }

    void run() throws Exception {
        Files.createDirectories(folder);
        try (var installation = Installation.start(folder, List.of(), settings());
                var peer = BarePeer.redirect(folder);
                var crowd = new HttpCrowd()) {
            var calls = calls(links(installation));
            var ratios = new ArrayList<Double>();
            var clicks = new ArrayList<Double>();
            var bare = new ArrayList<Double>();
            var statuses = new TreeMap<Integer, Integer>();
            for (var round = -3; round < rounds; round++) {
                var limit = crowd.send(peer.port(), CLICKS, calls);
                var outcome = crowd.send(installation.port(), CLICKS, calls);
                if (round < 0) continue;
                outcome.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
                ratios.add(limit.seconds() / outcome.seconds());
                clicks.add(CLICKS / outcome.seconds());
                bare.add(CLICKS / limit.seconds());
            }
            var name = "%,d clicks on join links at once".formatted(CLICKS);
            report.atLeast(
                    name + ": service / bare Reactor Netty",
                    0.3,
                    Sample.of(ratios).median(),
                    "",
                    spread(ratios));
            report.figure(name + ": service", Sample.of(clicks).median(), " /s", spread(clicks));
            report.figure(name + ": bare Reactor Netty", Sample.of(bare).median(), " /s", spread(bare));
            var answers = statuses.values().stream().mapToInt(Integer::intValue).sum();
            report.atMost(
                    name + ": answers other than a redirect",
                    0,
                    answers - statuses.getOrDefault(303, 0),
                    "",
                    "answers: " + statuses);
        }
    }

    /** Nobody waits at the door: what is measured is the way through it, not the line before it. */
    private static List<String> settings() {
        return Stream.concat(LiveBriefing.SETTINGS.stream(), Stream.of("giaoban.admission.joins-per-second=0"))
                .toList();
    }

    private static List<String> links(Installation installation) {
        var people = IntStream.range(0, LINKS)
                .mapToObj("{\"name\": \"Nguyễn Văn %1$d\", \"email\": \"nguoi-%1$d@hanoi.example\"}"::formatted)
                .collect(Collectors.joining(","));
        var briefing = LiveBriefing.schedule(installation, "\"groups\": [\"ALL\"], \"delegates\": [" + people + "]");
        var id = briefing.get("id").asString();
        var caller = new Caller(installation);
        return briefing.get("delegates")
                .valueStream()
                .map(delegate -> caller.post(
                                "/api/v1/briefings/" + id + "/delegates/"
                                        + delegate.get("id").asString() + "/link",
                                "")
                        .expect(200)
                        .body())
                .map(body -> JsonMapper.shared().readTree(body).get("url").asString())
                .map(url -> url.substring(url.indexOf("/j/")))
                .toList();
    }

    private static List<HttpCrowd.Call> calls(List<String> links) {
        return IntStream.range(0, CLICKS)
                .mapToObj(n -> new HttpCrowd.Call(
                        HttpMethod.GET, links.get(n % links.size()) + "/enter", Map.of("Connection", "close"), ""))
                .toList();
    }

    private static String spread(List<Double> values) {
        var sample = Sample.of(values);
        return "%.2f to %.2f".formatted(sample.percentile(10), sample.percentile(90));
    }
}
