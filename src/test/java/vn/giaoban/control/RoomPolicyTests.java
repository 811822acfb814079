package vn.giaoban.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Opening;
import vn.giaoban.conferences.Sample;
import vn.giaoban.intake.ConferenceEvent.Visit;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roll;

class RoomPolicyTests {

    private static final UUID EXPECTED = UUID.fromString("0192f0c4-0000-7000-8000-00000000000a");
    private static final UUID REPLACED = UUID.fromString("0192f0c4-0000-7000-8000-00000000000b");
    private static final Roll ROLL = new Roll(
            List.of(new PointAnswer("Q-BA-DINH", Response.ACCEPTED, null)),
            List.of(new Delegate(
                    EXPECTED, "Trần Thị Bình", null, null, null, null, DelegateRole.DELEGATE, Response.PENDING, null)));

    @Test
    void aRoomIsClosedWhenItsTimeIsOverAndNotBefore() {
        var opening = opening(BriefingStatus.LIVE);
        assertThat(RoomPolicy.mustClose(opening, Sample.OPEN)).isEmpty();
        assertThat(RoomPolicy.mustClose(opening, Sample.CLOSE.minusMillis(1))).isEmpty();
        assertThat(RoomPolicy.mustClose(opening, Sample.CLOSE)).contains(Ending.OVER);
    }

    @Test
    void aRoomIsClosedAtOnceWhenItsBriefingIsCalledOff() {
        assertThat(RoomPolicy.mustClose(opening(BriefingStatus.CANCELLED), Sample.START))
                .contains(Ending.CANCELLED);
    }

    @ParameterizedTest(name = "{0} before the end: the warning of {1}")
    @CsvSource({"PT10M1S,", "PT10M,PT10M", "PT9M,PT10M", "PT2M1S,PT10M", "PT2M,PT2M", "PT1S,PT2M", "PT0S,", "PT-1M,"})
    void peopleAreWarnedTwiceAndOnlyBeforeTheEnd(Duration left, @Nullable Duration warning) {
        var due = RoomPolicy.dueWarning(Sample.briefing(BriefingStatus.LIVE), Sample.END.minus(left));
        assertThat(due.orElse(null)).isEqualTo(warning);
    }

    @Test
    void nobodyIsWarnedOfABriefingThatIsCalledOff() {
        assertThat(RoomPolicy.dueWarning(Sample.briefing(BriefingStatus.CANCELLED), Sample.END.minusSeconds(60)))
                .isEmpty();
    }

    @Test
    void minutesAreToldAsPeopleSayThem() {
        var briefing = Sample.briefing(BriefingStatus.LIVE);
        assertThat(RoomPolicy.minutesLeft(briefing, Sample.END.minusSeconds(600)))
                .isEqualTo(10);
        assertThat(RoomPolicy.minutesLeft(briefing, Sample.END.minusSeconds(595)))
                .isEqualTo(10);
        assertThat(RoomPolicy.minutesLeft(briefing, Sample.END.minusSeconds(1))).isEqualTo(1);
    }

    @Test
    void whoIsNotExpectedAnyMoreIsRemovedAndNobodyElse() {
        var present = List.of(
                visit("a", "POINT:Q-BA-DINH", Sample.START),
                visit("b", "POINT:H-BA-VI", Sample.START),
                visit("c", EXPECTED.toString(), Sample.START),
                visit("d", REPLACED.toString(), Sample.START),
                visit("guest", null, Sample.START),
                visit("other", "recorder", Sample.START));
        assertThat(RoomPolicy.toRemove(present, ROLL, List.of()))
                .extracting(Visit::jid)
                .containsExactly("b", "d");
    }

    @Test
    void whoCameByALinkThatIsDeadIsRemovedButNotWhoCameByTheNextOne() {
        var renewed = Sample.START.plusSeconds(60);
        var present = List.of(
                visit("before", EXPECTED.toString(), renewed.minusSeconds(1)),
                visit("after", EXPECTED.toString(), renewed));
        assertThat(RoomPolicy.toRemove(present, ROLL, List.of(new Expulsion(EXPECTED.toString(), renewed))))
                .extracting(Visit::jid)
                .containsExactly("before");
    }

    private static Opening opening(BriefingStatus status) {
        return new Opening(Sample.briefing(status), Sample.conference());
    }

    private static Visit visit(String jid, @Nullable String identity, Instant joined) {
        return new Visit(jid, identity, null, joined, null);
    }
}
