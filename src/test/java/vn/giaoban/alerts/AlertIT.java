package vn.giaoban.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import vn.giaoban.attendance.Attendance;
import vn.giaoban.live.Meeting;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** Who is alerted of what, once each, however many look at the same time. */
@IntegrationTest
class AlertIT {

    @Autowired
    private Api api;

    @Autowired
    private Alerts alerts;

    @Autowired
    private Attendance attendance;

    @Autowired
    private TestClock clock;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void eachAlertIsRaisedOnceAndSaysWhenItNoLongerHolds() {
        var points = new OwnPoints(api);
        var one = points.aPoint();
        var other = points.aPoint();
        var meeting = Meeting.at(api, one, other);
        var start = meeting.start();

        lookAt(meeting, start.minusSeconds(601));
        assertThat(told(meeting)).isEmpty();
        lookAt(meeting, start.minusSeconds(599));
        lookAt(meeting, start.minusSeconds(590));
        assertThat(told(meeting))
                .containsExactlyInAnyOrder(
                        "NOT_CONNECTED_BEFORE_START " + one + " open", "NOT_CONNECTED_BEFORE_START " + other + " open");

        meeting.comes(one, start.minusSeconds(300));
        awaitConnected(meeting, one, true);
        lookAt(meeting, start.plusSeconds(301));
        assertThat(told(meeting))
                .containsExactlyInAnyOrder(
                        "NOT_CONNECTED_BEFORE_START " + one + " resolved",
                        "NOT_CONNECTED_BEFORE_START " + other + " open",
                        "NOT_CONNECTED_AFTER_START " + other + " open",
                        "CHAIR_ABSENT  open");
        assertThat(texts(meeting))
                .anyMatch(text ->
                        text.matches("Điểm cầu \\S+ chưa kết nối, cuộc họp bắt đầu lúc 08:00; đã kết nối lúc .*"))
                .anyMatch(text -> text.equals("Chủ tọa Đỗ Thị Lan chưa có mặt."));

        meeting.goes(one, start.minusSeconds(300), start.plusSeconds(600));
        meeting.personComes(meeting.chair(), start.plusSeconds(500));
        awaitConnected(meeting, one, false);
        lookAt(meeting, start.plusSeconds(650));
        assertThat(told(meeting)).contains("CHAIR_ABSENT  resolved").noneMatch(line -> line.startsWith("DROPPED"));
        lookAt(meeting, start.plusSeconds(661));
        assertThat(told(meeting)).contains("DROPPED " + one + " open", "QUORUM_LOST  open");
        assertThat(texts(meeting))
                .contains("Không đủ điểm cầu: 0 trên 2 điểm cầu bắt buộc đang kết nối.")
                .anyMatch(text -> text.matches("Điểm cầu \\S+ mất kết nối từ 08:10:00\\."));

        meeting.comes(one, start.plusSeconds(700));
        awaitConnected(meeting, one, true);
        lookAt(meeting, start.plusSeconds(710));
        assertThat(told(meeting)).contains("DROPPED " + one + " resolved", "QUORUM_LOST  resolved");

        meeting.goes(one, start.plusSeconds(700), start.plusSeconds(800));
        awaitConnected(meeting, one, false);
        lookAt(meeting, start.plusSeconds(900));
        assertThat(told(meeting))
                .contains("DROPPED " + one + " open", "QUORUM_LOST  open")
                .hasSize(8)
                .filteredOn(line -> line.startsWith("DROPPED"))
                .hasSize(2);
        lookAt(meeting, meeting.end().plusSeconds(1));
        assertThat(told(meeting)).hasSize(8);
    }

    @Test
    void whoMayNotReadTheAttendanceReadsNoAlerts() {
        var meeting = Meeting.at(api, "Q-BA-DINH");
        var path = "/api/v1/briefings/{id}/alerts";
        api.anybody().get().uri(path, meeting.id()).exchange().expectStatus().isUnauthorized();
        api.admin()
                .get()
                .uri(path, "00000000-0000-0000-0000-000000000000")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(api.get(path, meeting.id()).get("items")).isEmpty();
    }

    /** Four instances at once, beside the service's own sweep. */
    private void lookAt(Meeting meeting, Instant now) {
        clock.setTo(now);
        Flux.range(0, 4)
                .flatMap(n -> n % 2 == 0 ? alerts.look(meeting.id()) : alerts.sweep())
                .blockLast(Duration.ofSeconds(20));
    }

    private void awaitConnected(Meeting meeting, String point, boolean connected) {
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        Objects.requireNonNull(attendance.now(meeting.id()).block(Duration.ofSeconds(5)))
                                .points()
                                .stream()
                                .filter(each -> each.who().equals(point))
                                .allMatch(each -> each.connected() == connected));
    }

    private List<String> told(Meeting meeting) {
        return items(meeting).stream()
                .map(item ->
                        item.get("kind").asString() + " " + item.get("point").asString("") + " "
                                + (item.get("resolvedAt").isNull() ? "open" : "resolved"))
                .toList();
    }

    private List<String> texts(Meeting meeting) {
        return items(meeting).stream().map(item -> item.get("text").asString()).toList();
    }

    private List<JsonNode> items(Meeting meeting) {
        return api.get("/api/v1/briefings/{id}/alerts", meeting.id())
                .get("items")
                .valueStream()
                .toList();
    }
}
