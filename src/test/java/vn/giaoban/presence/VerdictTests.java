package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.presence.Script.aBriefing;
import static vn.giaoban.presence.Script.at;
import static vn.giaoban.presence.Script.time;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;

/** The rules of the HTTP contract, each at its edge. The briefing is planned from 08:00 to 09:00. */
class VerdictTests {

    @Test
    void whoIsThereAllTheTimeIsPresent() {
        var a = aBriefing().opens("07:45").visits("a", "07:58", "09:01").of("a");
        assertThat(a.verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(a.firstJoin()).isEqualTo(at("07:58"));
        assertThat(a.lastLeave()).isEqualTo(at("09:01"));
        assertThat(a.present()).isEqualTo(Duration.ofHours(1));
        assertThat(a.share()).isEqualTo(1);
    }

    @Test
    void exactlyTheAllowedMinutesAreNotLateAndOneSecondMoreIs() {
        assertThat(aBriefing().visits("a", "08:05", "09:00").of("a").verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(aBriefing().visits("a", "08:05:01", "09:00").of("a").verdict())
                .isEqualTo(Verdict.LATE);
    }

    @Test
    void exactlyTheAllowedMinutesBeforeTheEndAreNotEarlyAndOneSecondMoreIs() {
        assertThat(aBriefing().visits("a", "08:00", "08:50").of("a").verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(aBriefing().visits("a", "08:00", "08:49:59").of("a").verdict())
                .isEqualTo(Verdict.LEFT_EARLY);
    }

    @Test
    void exactlyTheShareIsNotAbsentAndOneSecondLessIs() {
        assertThat(aBriefing().visits("a", "08:00", "08:30").of("a").verdict()).isEqualTo(Verdict.LEFT_EARLY);
        assertThat(aBriefing().visits("a", "08:00", "08:29:59").of("a").verdict())
                .isEqualTo(Verdict.ABSENT);
    }

    @Test
    void lateAndEarlyIsLateAndSaysBoth() {
        var a = aBriefing().visits("a", "08:10", "08:45").of("a");
        assertThat(a.verdict()).isEqualTo(Verdict.LATE);
        assertThat(a.late()).isTrue();
        assertThat(a.leftEarly()).isTrue();
    }

    @Test
    void absentComesBeforeLate() {
        var a = aBriefing().visits("a", "08:40", "09:00").of("a");
        assertThat(a.verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(a.late()).isTrue();
        assertThat(a.leftEarly()).isFalse();
    }

    @Test
    void whoNeverCameIsAbsentEvenWithoutAnyShareAsked() {
        var rules = new Rules(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);
        assertThat(aBriefing().under(rules).visits("b", "08:00", "09:00").of("a"))
                .isEqualTo(Judgement.NEVER_CAME);
    }

    @Test
    void aGapShorterThanTheBridgeIsPresenceAndOneOfItsLengthIsNot() {
        var bridged = aBriefing()
                .visits("a", "08:00", "08:20")
                .visits("a", "08:20:59", "09:00")
                .of("a");
        assertThat(bridged.present()).isEqualTo(Duration.ofHours(1));
        assertThat(bridged.drops()).isOne();
        var broken = aBriefing()
                .visits("a", "08:00", "08:20")
                .visits("a", "08:21", "09:00")
                .of("a");
        assertThat(broken.present()).isEqualTo(Duration.ofMinutes(59));
        assertThat(broken.drops()).isOne();
    }

    @Test
    void aGapOverTheStartIsBridgedToo() {
        var a = aBriefing()
                .visits("a", "07:50", "07:59:30")
                .visits("a", "08:00:20", "09:00")
                .of("a");
        assertThat(a.lateBy()).isZero();
        assertThat(a.share()).isEqualTo(1);
        assertThat(a.firstJoin()).isEqualTo(at("07:50"));
    }

    @Test
    void aTestBeforeTheStartIsNotAFirstPresence() {
        var a = aBriefing()
                .visits("a", "07:30", "07:40")
                .visits("a", "08:20", "09:00")
                .of("a");
        assertThat(a.verdict()).isEqualTo(Verdict.LATE);
        assertThat(a.firstJoin()).isEqualTo(at("08:20"));
        assertThat(a.drops()).isOne();
    }

    @Test
    void whoWentAtTheStartWasNotThere() {
        assertThat(aBriefing().visits("a", "07:30", "08:00").of("a")).isEqualTo(Judgement.NEVER_CAME);
    }

    @Test
    void whatComesAfterThePlannedEndIsTheGraceAndDoesNotCount() {
        assertThat(aBriefing().visits("a", "09:00", "09:25").of("a")).isEqualTo(Judgement.NEVER_CAME);
        assertThat(aBriefing().visits("a", "08:31", "09:25").of("a").verdict()).isEqualTo(Verdict.ABSENT);
    }

    @Test
    void twoDevicesOfOnePersonAreOnePresence() {
        var a = aBriefing()
                .visits("a", "08:00", "08:40")
                .visits("a/2", "08:20", "09:00")
                .of("a");
        assertThat(a.verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(a.present()).isEqualTo(Duration.ofHours(1));
        assertThat(a.drops()).isZero();
        assertThat(a.sessions()).hasSize(2);
    }

    @Test
    void presenceInABreakoutRoomIsPresence() {
        var a = aBriefing()
                .opens("07:45")
                .visits("a", "08:00", "08:20")
                .inTheBreakoutRoom()
                .visits("a/b", "08:20", "08:40")
                .inTheMainRoom()
                .visits("a", "08:40", "09:00");
        assertThat(a.of("a").share()).isEqualTo(1);
    }

    @Test
    void aBreakoutRoomThatNobodyClosedEndsWithTheMainRoomAndNeverEndsTheBriefing() {
        var script = aBriefing().opens("07:45").visits("a", "07:50", "08:40");
        script.inTheBreakoutRoom().opens("08:05").joins("b", "08:05").closes("08:04", "08:10");
        script.inTheMainRoom().closes("07:45", "08:40");
        assertThat(script.register().realEnd()).isEqualTo(at("08:40"));
        assertThat(script.of("b").lastLeave()).isEqualTo(at("08:40"));
        assertThat(script.of("a").verdict()).isEqualTo(Verdict.PRESENT);
    }

    @Test
    void theRealEndIsTheEarlierOfTheRoomsEndAndThePlannedEnd() {
        var early = aBriefing().opens("07:45").visits("a", "08:00", "08:40").closes("07:45", "08:40");
        assertThat(early.register().realEnd()).isEqualTo(at("08:40"));
        assertThat(early.of("a").verdict()).isEqualTo(Verdict.PRESENT);
        var late = aBriefing().opens("07:45").visits("a", "08:00", "09:20").closes("07:45", "09:20");
        assertThat(late.register().realEnd()).isEqualTo(at("09:00"));
    }

    @Test
    void theLastRoomCountsWhenThereWereSeveral() {
        var script = aBriefing().opens("07:45").visits("a", "08:00", "08:20").closes("07:45", "08:20");
        script.opens("08:30").visits("b", "08:30", "08:55").closes("08:30", "08:55");
        assertThat(script.register().realEnd()).isEqualTo(at("08:55"));
        assertThat(script.of("a").verdict()).isEqualTo(Verdict.ABSENT);
    }

    @Test
    void aRehearsalThatClosedBeforeTheStartIsNotTheEnd() {
        var script = aBriefing().opens("07:15").visits("a", "07:15", "07:30").closes("07:15", "07:30");
        assertThat(script.register().realEnd()).isEqualTo(at("09:00"));
        assertThat(script.of("a").verdict()).isEqualTo(Verdict.ABSENT);
    }

    @Test
    void beforeTheStartThereIsNoVerdict() {
        var script = aBriefing().seenAt("08:00").opens("07:45").joins("a", "07:50");
        assertThat(script.of("a")).isEqualTo(Judgement.NONE);
        assertThat(script.register().closed()).isFalse();
        assertThat(script.register().realStart()).isEqualTo(at("08:00"));
        assertThat(script.register().realEnd()).isNull();
    }

    @Test
    void whileItRunsOpenVisitsCountUntilNow() {
        var a = aBriefing().seenAt("08:20").opens("07:45").joins("a", "08:00").of("a");
        assertThat(a.present()).isEqualTo(Duration.ofMinutes(20));
        assertThat(a.lastLeave()).isNull();
        assertThat(a.verdict()).isEqualTo(Verdict.PRESENT);
    }

    @Test
    void aTimeThatAnEventTellsMovesNow() {
        var script = aBriefing().seenAt("07:00").visits("a", "08:00", "08:10").visits("b", "08:00", "08:40");
        assertThat(script.of("a").share()).isEqualTo(0.25);
        assertThat(script.register().closed()).isFalse();
        assertThat(script.visits("c", "08:00", "09:00").register().closed()).isTrue();
    }

    @Test
    void aVisitWhoseEndNobodyToldLastsUntilTheRealEnd() {
        var script = aBriefing().opens("07:45").joins("a", "08:00");
        assertThat(script.of("a").verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(script.of("a").lastLeave()).isNull();
    }

    @Test
    void guestsAndIdentitiesThatNobodyExpectsAreUnmatchedAndServicesAreNot() {
        var script = aBriefing()
                .visits("stranger", "08:00", "08:10")
                .hears(joined(new ConferenceEvent.Visit("g1@meet.test/x", null, null, time("08:00"), null)))
                .hears(joined(new ConferenceEvent.Visit("focus@auth.meet.test/focus", null, null, time("08:00"), null)))
                .hears(joined(new ConferenceEvent.Visit("rec@recorder.meet.test/r", null, "Rec", time("08:00"), null)));
        assertThat(script.register().unmatched())
                .extracting(Visit::jid)
                .containsExactly("g1@meet.test/x", "stranger@meet.test/x");
    }

    @Test
    void aDeviceThatWeKnowCountsWhateverItsAddress() {
        var visit = new ConferenceEvent.Visit("x@recorder.meet.test/1", "a", null, time("08:00"), null);
        assertThat(aBriefing().hears(joined(visit)).of("a").verdict()).isEqualTo(Verdict.PRESENT);
    }

    private static ConferenceEvent joined(ConferenceEvent.Visit visit) {
        return new ConferenceEvent(
                Kind.OCCUPANT_JOINED, "gb-1", Script.ROOM, false, visit, null, null, List.of(), time("10:00"));
    }

    @Test
    void aShortVisitCountsNothingButBeginsThePresenceThatFollowsAtOnce() {
        var a = aBriefing()
                .visits("a", "08:04:40", "08:04:40")
                .visits("a/2", "08:05:10", "09:00")
                .of("a");
        assertThat(a.firstJoin()).isEqualTo(at("08:04:40"));
        assertThat(a.verdict()).isEqualTo(Verdict.PRESENT);
    }

    @Test
    void nothingToldMakesEverybodyAbsent() {
        assertThat(aBriefing().of("a")).isEqualTo(Judgement.NEVER_CAME);
        assertThat(aBriefing().register().realStart()).isNull();
        assertThat(aBriefing().register().realEnd()).isEqualTo(at("09:00"));
    }
}
