package vn.giaoban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.kernel.CannotStart;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.presence.Capture;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roll;

/** What the demo makes of a moment, a catalogue and a recording. */
class DemoTests {

    private static final Instant THURSDAY = Instant.parse("2026-11-26T03:00:00Z");

    @Test
    void aQuarterStartsAtAnyHourOfAWeekWithoutTwoBriefingsInOneRoom() {
        IntStream.range(0, 7 * 24)
                .mapToObj(hour -> THURSDAY.plus(Duration.ofHours(hour)))
                .forEach(now -> {
                    var quarter = Quarter.around(now);
                    assertThat(quarter.past().stream()
                                    .filter(meeting -> meeting.groups().contains("ALL")))
                            .as("weekly ones before %s", now)
                            .hasSizeBetween(13, 14);
                    assertThat(quarter.past()).allMatch(meeting -> meeting.isOver(now));
                    var all = new ArrayList<>(quarter.past());
                    all.addAll(List.of(quarter.next(), quarter.draft(), quarter.cancelled(), quarter.urgent()));
                    assertThat(quarter.next().time().start()).isAfter(now.plus(Duration.ofHours(12)));
                    var titles = new HashSet<String>();
                    assertThat(all).allMatch(meeting -> titles.add(meeting.title()));
                    for (var one : all)
                        for (var other : all)
                            assertThat(one.equals(other) || !one.time().overlaps(other.time()))
                                    .isTrue();
                });
    }

    @Test
    void theRecordingIsToldOfAnotherBriefingWithItsOwnPeople() {
        var start = Instant.parse("2026-12-01T02:00:00Z");
        var delegate = new Delegate(
                UUID.randomUUID(),
                "Trần Thị Mai",
                null,
                null,
                null,
                "SO-Y-TE",
                DelegateRole.DELEGATE,
                Response.ACCEPTED,
                null);
        var chair = new Delegate(
                UUID.randomUUID(),
                "Phạm Đức Long",
                null,
                null,
                null,
                null,
                DelegateRole.CHAIR,
                Response.ACCEPTED,
                null);
        var roll = new Roll(
                Capture.points().stream()
                        .map(code -> new PointAnswer(code, Response.ACCEPTED, null))
                        .toList(),
                List.of(chair, delegate));
        var moments = Recording.load().playedAt(start, "gb-demo", Cast.of(roll));
        var events =
                moments.stream().flatMap(moment -> moment.events().stream()).toList();
        assertThat(moments.getFirst().at()).isBetween(start.minus(Recording.LEAD), start);
        assertThat(moments.getLast().at())
                .isBetween(
                        start.plus(Recording.LENGTH),
                        start.plus(Recording.LENGTH).plus(Recording.TAIL));
        assertThat(events).allMatch(event -> event.room().equals("gb-demo"));
        assertThat(events.stream().map(DemoTests::who))
                .contains("POINT:H-BA-VI", chair.id().toString(), delegate.id().toString())
                .doesNotContain("POINT:H-MY-DUC", "D-02");
        // it leaves and comes back at once, and its delegate with it
        assertThat(events.stream()
                        .filter(event -> event.kind() == ConferenceEvent.Kind.OCCUPANT_JOINED)
                        .filter(event -> delegate.id().toString().equals(who(event))))
                .hasSize(2);
    }

    private static String who(ConferenceEvent event) {
        var occupant = event.occupant();
        return occupant == null || occupant.id() == null ? "" : occupant.id();
    }

    @Test
    void theLiveBriefingBeginsWhereNoOtherIsInTheWay() {
        var soon = new TimeRange(THURSDAY.plusSeconds(60), THURSDAY.plusSeconds(600));
        assertThat(Stage.firstFree(THURSDAY, List.of())).isEqualTo(range(THURSDAY.plusSeconds(10)));
        assertThat(Stage.firstFree(THURSDAY, List.of(soon))).isEqualTo(range(THURSDAY.plusSeconds(610)));
    }

    private static TimeRange range(Instant start) {
        return new TimeRange(start, start.plus(Recording.LENGTH));
    }

    @Test
    void peopleStayTheSameAndFitTheirPoint() {
        var point =
                new Point("Q-BA-DINH", "Quận Ba Đình", PointKind.DISTRICT, null, null, null, null, false, 1, List.of());
        var people = People.of(point);
        assertThat(people).isEqualTo(People.of(point)).hasSize(3);
        assertThat(people.getFirst().title()).isEqualTo("Phó Chủ tịch UBND quận");
        assertThat(people).allMatch(person -> person.email().matches("[a-z]+\\.[a-z]+@q-ba-dinh\\.hanoi\\.example"));
    }

    @Test
    void aRealHouseAndRealServersAreLeftAlone(@TempDir Path folder) throws Exception {
        var house = folder.resolve("house");
        Files.createDirectories(house.resolve("postgres"));
        assertThatThrownBy(() -> OwnFolder.claim(settings(Map.of("giaoban.data-dir", house))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("no demo");
        var fresh = folder.resolve("demo");
        assertThatThrownBy(() -> OwnFolder.claim(
                        settings(Map.of("giaoban.data-dir", fresh, "spring.r2dbc.url", "r2dbc:postgresql://db/x"))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("spring.r2dbc.url");
        OwnFolder.claim(settings(Map.of("giaoban.data-dir", fresh)));
        Files.createDirectories(fresh.resolve("postgres"));
        OwnFolder.claim(settings(Map.of("giaoban.data-dir", fresh)));
    }

    private static MockEnvironment settings(Map<String, Object> values) {
        var environment = new MockEnvironment();
        values.forEach((name, value) -> environment.setProperty(name, value.toString()));
        return environment;
    }
}
