package vn.giaoban.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.http.MediaType;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Watcher;

/** From what the conference server tells to what those see who watch, over HTTP and at another instance. */
@Quiet("measures how soon a board shows what happened")
@IntegrationTest
class LiveIT {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration SWEPT = Duration.ofSeconds(15);

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private Hubs hubs;

    @Autowired
    private Boards boards;

    @Autowired
    private BoardLog log;

    @Autowired
    private Refresher refresher;

    @Autowired
    private LiveSettings settings;

    @Autowired
    private ReactiveRedisConnectionFactory connections;

    private final HttpClient client = HttpClient.newHttpClient();
    private String one;
    private String other;
    private Meeting meeting;

    @BeforeEach
    void aMeeting() {
        var points = new OwnPoints(api);
        one = points.aPoint();
        other = points.aPoint();
        meeting = Meeting.at(api, one, other);
        clock.setTo(meeting.start().minusSeconds(300));
    }

    @AfterEach
    void presentTime() {
        client.shutdownNow();
        clock.reset();
    }

    @Test
    void whoWatchesAnywhereSeesWithinTwoSecondsThatAPointCame() {
        var there = new Hubs(boards, refresher, settings);
        var exchange = new Exchange(there, boards, log, connections, settings);
        exchange.start();
        var heard = new CopyOnWriteArrayList<String>();
        var far = there.watch(meeting.id(), null)
                .map(bytes -> new String(bytes, UTF_8))
                .subscribe(heard::add);
        try (var near = watch(null)) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> near.heard("snapshot", "\"state\":\"EXPECTED\"") && !heard.isEmpty());
            assertThat(near.type()).isEqualTo("text/event-stream;charset=UTF-8");
            meeting.comes(one, meeting.start().minusSeconds(320));
            await().atMost(SOON)
                    .until(() -> String.join("", heard).contains("event:point")
                            && near.heard("point", one, "\"state\":\"CONNECTED\"", "\"since\":\""));
            assertThat(String.join("", heard)).contains("\"state\":\"CONNECTED\"");
        } finally {
            far.dispose();
            exchange.stop();
        }
        assertThat(there.all()).isEmpty();
    }

    @Test
    void theBoardSaysWhoIsLateWhoDroppedAndWhoIsThereInPerson() {
        var start = meeting.start();
        meeting.comes(one, start.minusSeconds(60));
        clock.setTo(start.plusSeconds(20));
        try (var watcher = watch(null)) {
            await().atMost(SWEPT)
                    .until(() -> watcher.heard("point", other, "\"state\":\"LATE\"")
                            || watcher.heard("snapshot", "\"state\":\"LATE\"", "\"status\":\"LIVE\""));
            meeting.personComes(meeting.chair(), start.plusSeconds(10));
            await().atMost(SOON).until(() -> watcher.heard("delegate", "Đỗ Thị Lan", "\"present\":true"));
            meeting.goes(one, start.minusSeconds(60), start.plusSeconds(15));
            await().atMost(SOON).until(() -> watcher.heard("point", one, "\"state\":\"DROPPED\""));
            clock.setTo(start.plusSeconds(330));
            await().atMost(SWEPT).until(() -> watcher.heard("point", other, "\"state\":\"ABSENT\""));
            await().atMost(SWEPT).until(() -> watcher.heard("alert", other, "chưa kết nối"));
            excuse(other);
            await().atMost(SOON).until(() -> watcher.heard("point", other, "\"verdict\":\"EXCUSED\""));
        }
    }

    @Test
    void whoComesBackGoesOnWhereTheyWereAndAnEndedBriefingEndsTheStream() {
        String seen;
        try (var watcher = watch(null)) {
            await().atMost(Duration.ofSeconds(5)).until(() -> watcher.heard("snapshot"));
            meeting.comes(one, meeting.start().minusSeconds(320));
            await().atMost(SOON).until(() -> watcher.heard("point", one));
            seen = watcher.lastId();
        }
        meeting.comes(other, meeting.start().minusSeconds(310));
        try (var again = watch(seen);
                var stranger = watch("' or 1=1 --")) {
            await().atMost(SOON).until(() -> again.heard("point", other, "\"state\":\"CONNECTED\""));
            assertThat(again.heard("snapshot")).isFalse();
            await().atMost(SOON).until(() -> stranger.heard("snapshot"));
            clock.setTo(meeting.end().plusSeconds(5));
            await().atMost(SWEPT).until(again::hasEnded);
            assertThat(again.heard("snapshot", "\"closed\":true")).isTrue();
            seen = again.lastId();
        }
        try (var late = watch(seen)) {
            assertThat(late.status()).isEqualTo(204);
        }
        try (var newcomer = watch(null)) {
            await().atMost(SOON).until(newcomer::hasEnded);
            assertThat(newcomer.heard("snapshot", "\"status\":\"ENDED\"")).isTrue();
        }
    }

    @Test
    void manyWhoComeAndGoLeaveNothingBehind() {
        var before = hubs.watchers();
        var crowd = IntStream.range(0, 100).mapToObj(_ -> watch(null)).toList();
        await().atMost(Duration.ofSeconds(10)).until(() -> crowd.stream().allMatch(each -> each.heard("snapshot")));
        meeting.comes(one, meeting.start().minusSeconds(320));
        await().atMost(SOON).until(() -> crowd.stream().allMatch(each -> each.heard("point", one)));
        crowd.forEach(Watcher::close);
        client.shutdownNow();
        await().atMost(Duration.ofSeconds(20)).until(() -> hubs.watchers() <= before);
        assertThat(hubs.find(meeting.id())).isNull();
    }

    @Test
    void onlyWhoMayReadTheAttendanceWatchesAndOnlyWhatIsThere() {
        var path = "/api/v1/briefings/{id}/live";
        api.anybody().get().uri(path, meeting.id()).exchange().expectStatus().isUnauthorized();
        for (var id : new String[] {"00000000-0000-0000-0000-000000000000", "x", "gì", "..."})
            api.admin()
                    .get()
                    .uri(path, id)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        api.admin()
                .get()
                .uri(path, meeting.id())
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
        api.admin().post().uri(path, meeting.id()).exchange().expectStatus().isNotFound();
        assertThat(hubs.find(meeting.id())).isNull();
    }

    private void excuse(String point) {
        api.post(
                        "/api/v1/briefings/" + meeting.id() + "/attendance/corrections",
                        Map.of("point", point, "verdict", "EXCUSED", "reason", "Mất điện"))
                .expectStatus()
                .isCreated();
    }

    private Watcher watch(@Nullable String seen) {
        return new Watcher(client, api, meeting.id(), seen);
    }
}
