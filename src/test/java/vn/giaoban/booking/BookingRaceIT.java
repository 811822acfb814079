package vn.giaoban.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;

/** Many secretaries, one slot. */
@IntegrationTest
class BookingRaceIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @AfterEach
    void nothingIsBookedTwice() {
        invariants.hold();
    }

    @Test
    void ofTwoHundredRequestsForTheSameSlotOnAll53RoomsExactlyOneWins() {
        var request = aBriefing()
                .titled("Cuộc đua")
                .across("ALL")
                .chairedBy("Nguyễn Văn An", "race@hanoi.example")
                .body();
        var answers = race(200, _ -> request);
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 199L));
        assertThat(invariants.count("select count(*) from briefings.briefing where title = 'Cuộc đua'"))
                .isOne();
        assertThat(invariants.count("""
                select count(*) from reservations.reservation r join briefings.briefing b on b.id = r.holder
                 where b.title = 'Cuộc đua' and r.active""")).isEqualTo(53 + 1);
    }

    @Test
    void subsetsThatOverlapInOppositeOrderDoNotBlockEachOther() {
        var day = aFreeDay();
        var there = List.of("TX-SON-TAY", "H-BA-VI", "H-DONG-ANH", "H-GIA-LAM");
        var answers = race(60, i -> {
            var codes = i % 2 == 0 ? there : there.reversed();
            return aBriefing()
                    .titled("Ngược chiều")
                    .on(day)
                    .at("08:00", "20:00")
                    .atPoints(codes.toArray(String[]::new))
                    .body();
        });
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 59L));
    }

    @Test
    void aChairCanNotLeadTwoBriefingsAtOnceHoweverManyAsk() {
        var day = aFreeDay();
        var codes = List.of(
                "SO-NOI-VU", "SO-TU-PHAP", "SO-KHDT", "SO-XAY-DUNG", "SO-TNMT", "SO-GTVT", "SO-KHCN", "SO-GDDT");
        var answers = race(
                codes.size(),
                i -> aBriefing()
                        .on(day)
                        .atPoints(codes.get(i))
                        .chairedBy("Trần Thị Bình", i % 2 == 0 ? "binh@hanoi.example" : "BINH@hanoi.example")
                        .body());
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 7L));
    }

    @Test
    void movesIntoOneSlotRaceLikeBookings() {
        var day = aFreeDay();
        var target = Map.of("start", day + "T16:00:00+07:00", "end", day + "T17:00:00+07:00");
        var ids = IntStream.range(0, 8)
                .mapToObj(i -> aBriefing()
                        .on(day)
                        .at("0" + i + ":00", "0" + i + ":30")
                        .atPoints("H-ME-LINH", "H-MY-DUC")
                        .body())
                .map(body -> api.schedule(body).get("id").asString())
                .toList();
        assertThat(ids).hasSize(8);
        var answers = Flux.fromIterable(ids)
                .flatMap(
                        id -> client().patch()
                                .uri("/api/v1/briefings/{id}", id)
                                .header("If-Match", "\"1\"")
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(target)
                                .exchangeToMono(r -> r.releaseBody()
                                        .thenReturn(r.statusCode().value())),
                        8)
                .collect(HashMap<Integer, Long>::new, (counts, status) -> counts.merge(status, 1L, Long::sum))
                .block(Duration.ofSeconds(60));
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(Map.of(200, 1L, 409, 7L));
    }

    private Map<Integer, Long> race(int runners, IntFunction<Map<String, Object>> request) {
        var client = client();
        var answers = Flux.range(0, runners)
                .flatMap(
                        i -> client.post()
                                .uri("/api/v1/briefings")
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(request.apply(i))
                                .exchangeToMono(r -> r.releaseBody()
                                        .thenReturn(r.statusCode().value())),
                        runners)
                .collect(HashMap<Integer, Long>::new, (counts, status) -> counts.merge(status, 1L, Long::sum))
                .block(Duration.ofSeconds(90));
        return answers == null ? Map.of() : answers;
    }

    private WebClient client() {
        var connections = ConnectionProvider.builder("race")
                .maxConnections(256)
                .pendingAcquireMaxCount(1000)
                .build();
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
                .baseUrl(api.base())
                .defaultHeaders(h -> h.setBasicAuth("admin", Api.PASSWORD))
                .build();
    }
}
