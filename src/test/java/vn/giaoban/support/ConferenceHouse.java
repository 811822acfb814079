package vn.giaoban.support;

import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;

/** Books briefings for the tests of conferences and their entrance, and finds the links that lead to them. */
public record ConferenceHouse(Api api, Roster roster, TestClock clock) {

    /** A briefing as the API answers it: at Quận Ba Đình, hosted by the city's office, with a chair and a delegate. */
    public record Booked(BriefingId id, String room, String etag, Instant start, Instant end) {

        /** When its room opens. */
        public Instant opens() {
            return start.minusSeconds(15 * 60);
        }

        /** When its room closes. */
        public Instant closes() {
            return end.plusSeconds(30 * 60);
        }
    }

    /** A published briefing. */
    public Booked published() {
        return book(true);
    }

    /** A draft. */
    public Booked draft() {
        return book(false);
    }

    private Booked book(boolean publish) {
        clock.reset();
        var request = aBriefing()
                .titled("Giao ban tuần <b>đặc biệt</b>")
                .chairedBy("Nguyễn Văn An", "an-" + UUID.randomUUID() + "@ubnd.example")
                .atPoints("Q-BA-DINH", "VP-UBND")
                .with("host", "VP-UBND")
                .with("agenda", List.of(Map.of("title", "Tình hình", "minutes", 20, "presenter", "Chánh Văn phòng")))
                .with(
                        "delegates",
                        List.of(Map.of(
                                "name", "Trần Thị Bình",
                                "title", "Trưởng phòng",
                                "email", "binh@badinh.example",
                                "point", "Q-BA-DINH",
                                "role", "DELEGATE")))
                .with("publish", publish);
        var json = api.schedule(request.body());
        return new Booked(
                new BriefingId(UUID.fromString(json.path("id").asString())),
                json.path("conference").path("name").asString(),
                "\"" + json.path("version").asInt() + "\"",
                request.start().toInstant(),
                request.end().toInstant());
    }

    /** Calls it off. */
    public void cancel(Booked booked) {
        api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/cancel", booked.id())
                .header(HttpHeaders.IF_MATCH, booked.etag())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"reason\": \"Bão số 9\"}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** The link of a point. */
    public JoinLink deviceOf(Booked booked, String point) {
        return links(booked).stream()
                .filter(link -> point.equals(link.point()))
                .findFirst()
                .orElseThrow();
    }

    /** The link of a person. */
    public JoinLink personOf(Booked booked, String name) {
        var delegates = Objects.requireNonNull(roster.roll(booked.id()).block()).delegates();
        var id = delegates.stream()
                .filter(delegate -> delegate.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        return links(booked).stream()
                .filter(link -> id.equals(link.delegate()))
                .findFirst()
                .orElseThrow();
    }

    /** All its links. */
    public List<JoinLink> links(Booked booked) {
        return Objects.requireNonNull(roster.linksOf(booked.id()).collectList().block());
    }
}
