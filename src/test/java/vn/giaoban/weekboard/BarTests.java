package vn.giaoban.weekboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Glance;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;

/** Where bars are: over neighbouring points, in lanes where a point has several at once, each day with the same hours. */
class BarTests {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 7);

    @Test
    void neighboursShareABar() {
        var briefing = briefing("08:00", "09:30");
        assertThat(Bar.of(List.of(List.of(briefing), List.of(briefing), List.of(), List.of(briefing))))
                .containsExactly(new Bar(briefing, 0, 2, 0, 1), new Bar(briefing, 3, 1, 0, 1));
    }

    @Test
    void briefingsOneAfterTheOtherNeedOneLane() {
        var first = briefing("08:00", "09:30");
        var second = briefing("09:30", "10:30");
        assertThat(Bar.of(List.of(List.of(first, second), List.of(first, second))))
                .containsExactly(new Bar(first, 0, 2, 0, 1), new Bar(second, 0, 2, 0, 1));
    }

    @Test
    void briefingsAtOnceAreBelowEachOther() {
        var first = briefing("08:00", "10:00");
        var second = briefing("09:00", "11:00");
        var third = briefing("10:00", "12:00");
        assertThat(Bar.of(List.of(List.of(first, second, third), List.of(first))))
                .containsExactly(
                        new Bar(first, 0, 1, 0, 2),
                        new Bar(second, 0, 1, 1, 2),
                        new Bar(third, 0, 1, 0, 2),
                        new Bar(first, 1, 1, 0, 1));
    }

    @Test
    void hoursAreThoseOfTheOfficeAndWhatIsBooked() {
        var usual = Axis.around(List.of(DAY), List.of(range("07:30", "17:30")), HomeZone.ID);
        assertThat(usual.from()).isEqualTo(7);
        assertThat(usual.to()).isEqualTo(18);
        var wide = Axis.around(List.of(DAY), List.of(range("06:45", "20:15")), HomeZone.ID);
        assertThat(wide.from()).isEqualTo(6);
        assertThat(wide.to()).isEqualTo(21);
    }

    @Test
    void aTimeIsAPieceOfEachDayThatItTouches() {
        var axis = new Axis(List.of(DAY, DAY.plusDays(1)), 8, 18, HomeZone.ID);
        assertThat(axis.pieces(range("08:00", "13:00"))).containsExactly(new Axis.Piece(0, 25));
        var overNight = new TimeRange(at(DAY, "13:00"), at(DAY.plusDays(1), "13:00"));
        assertThat(axis.pieces(overNight)).containsExactly(new Axis.Piece(25, 25), new Axis.Piece(50, 25));
        assertThat(axis.pieces(range("05:00", "07:00"))).isEmpty();
    }

    @Test
    void findsWithoutAccents() {
        assertThat(Search.of("ba  dinh").finds("Quận Ba Đình", "Q-BA-DINH")).isTrue();
        assertThat(Search.of("Đình").finds("UBND quan ba dinh")).isTrue();
        assertThat(Search.of("ba vì").finds("Quận Ba Đình")).isFalse();
        assertThat(Search.of("  ").finds("Quận Ba Đình")).isTrue();
    }

    private static Glance briefing(String start, String end) {
        return new Glance(
                new BriefingId(UUID.randomUUID()),
                "Giao ban",
                null,
                range(start, end),
                BriefingStatus.SCHEDULED,
                1,
                List.of("SO-NOI-VU"));
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(at(DAY, start), at(DAY, end));
    }

    private static Instant at(LocalDate day, String time) {
        return Instant.parse(day + "T" + time + ":00+07:00");
    }
}
