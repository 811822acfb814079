package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;

/** District A asks for B's data, and gets its own. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointSecretaryIT {

    private static final String PASSWORD = "mật khẩu của một quận";

    @Autowired
    private Api api;

    private final String name = "quan.a." + UUID.randomUUID();
    private String mine;
    private String theirs;
    private BriefingRequest both;
    private String shared;
    private String foreign;

    @BeforeAll
    void schedule() {
        var points = new OwnPoints(api);
        mine = points.aPoint();
        theirs = points.aPoint();
        both = BriefingRequest.aBriefing().titled("Giao ban của hai quận " + mine);
        shared = id(both.atPoints(mine, theirs)
                .with("delegates", List.of(person("Người của A", mine), person("Người của B", theirs)))
                .published());
        foreign = id(BriefingRequest.aBriefing()
                .titled("Giao ban riêng của " + theirs)
                .on(both.start().toLocalDate())
                .at("14:00", "15:00")
                .atPoints(theirs)
                .published());
        api.post(
                        "/api/v1/accounts",
                        Map.of(
                                "username",
                                name,
                                "password",
                                PASSWORD,
                                "roles",
                                List.of("POINT_SECRETARY"),
                                "point",
                                mine))
                .expectStatus()
                .isCreated();
    }

    private String id(BriefingRequest request) {
        return api.schedule(request.body()).get("id").asString();
    }

    private static Map<String, Object> person(String name, String point) {
        return Map.of("name", name, "email", UUID.randomUUID() + "@hanoi.example", "point", point);
    }

    private HttpCall call(String path) {
        return HttpCall.by(api, "GET", path).as(name, PASSWORD);
    }

    @Test
    void seesItsOwnPartOfABriefing() {
        var briefing = call("/api/v1/briefings/" + shared).send().ok();
        assertThat(briefing.json().at("/points/0/code").asString()).isEqualTo(mine);
        assertThat(briefing.body()).doesNotContain(theirs, "Người của B");
        var delegates =
                call("/api/v1/briefings/" + shared + "/delegates").send().ok();
        assertThat(delegates.body()).contains("Người của A").doesNotContain("Người của B");
    }

    @Test
    void listsOnlyWhatConcernsIt() {
        for (var list : List.of("/api/v1/briefings?limit=500", "/api/v1/briefings?limit=500&point=" + mine))
            assertThat(call(list).send().ok().body()).contains(shared).doesNotContain(foreign);
        call("/api/v1/briefings?point=" + theirs).send().refused(404, "not-found");
        call("/api/v1/tasks?point=" + theirs).send().refused(404, "not-found");
        assertThat(call("/api/v1/tasks").send().ok().body()).doesNotContain(theirs);
    }

    @Test
    void whatIsOfOthersIsNotThere() {
        call("/api/v1/briefings/" + foreign).send().refused(404, "not-found");
        call("/api/v1/briefings/" + foreign + "/delegates").send().refused(404, "not-found");
        call("/briefings/" + foreign).send().refused(404, "not-found");
        call("/api/v1/briefings/" + shared + "/points/" + theirs + "/ticks")
                .send()
                .refused(403, "forbidden");
        call("/api/v1/points/" + theirs + "/calendar?from=2027-01-01T00:00:00Z&to=2027-02-01T00:00:00Z")
                .send()
                .refused(404, "not-found");
        call("/api/v1/points/" + mine + "/calendar?from=2027-01-01T00:00:00Z&to=2027-02-01T00:00:00Z")
                .send()
                .ok();
    }

    @Test
    void answersForItsOwnPointAndNoOther() {
        answer(shared, theirs).refused(403, "forbidden");
        answer(foreign, mine).refused(404, "not-found");
        answer(shared, mine).ok();
    }

    private vn.giaoban.support.Answer answer(String briefing, String point) {
        return call("/api/v1/briefings/" + briefing + "/points/" + point + "/response")
                .json("PUT", "{\"response\":\"ACCEPTED\"}")
                .send();
    }

    @Test
    void itsWeekIsItsOwn() {
        var week = call("/?date=" + both.start().toLocalDate())
                .header("Accept", "text/html")
                .send()
                .ok();
        assertThat(week.body()).contains("hai quận " + mine).doesNotContain("riêng của " + theirs, theirs);
    }
}
