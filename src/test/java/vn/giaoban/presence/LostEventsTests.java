package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.presence.Script.aBriefing;
import static vn.giaoban.presence.Script.at;
import static vn.giaoban.presence.Script.visit;

import org.junit.jupiter.api.Test;

/** What was lost on the way is taken from what arrived. */
class LostEventsTests {

    @Test
    void aLeaveTellsOfTheJoinThatWasLost() {
        var a = aBriefing().leaves("a", "08:00", "08:55").of("a");
        assertThat(a.firstJoin()).isEqualTo(at("08:00"));
        assertThat(a.verdict()).isEqualTo(Verdict.PRESENT);
    }

    @Test
    void theRoomsEndTellsOfAVisitWhoseEventsAreBothLost() {
        var a = aBriefing()
                .closes("07:45", "09:05", visit("a", "08:00", "08:40"))
                .of("a");
        assertThat(a.lastLeave()).isEqualTo(at("08:40"));
        assertThat(a.sessions()).extracting(Visit::source).containsExactly(Visit.Source.ROOM_END);
    }

    @Test
    void theRoomsEndWithoutATimeOfLeavingIsTheEndOfTheVisit() {
        var a = aBriefing()
                .joins("a", "08:00")
                .closes("07:45", "08:30", visit("a", "08:00", ""))
                .of("a");
        assertThat(a.lastLeave()).isEqualTo(at("08:30"));
    }

    @Test
    void aRoomThatClosedWithNobodyListedStillEndsTheVisit() {
        assertThat(aBriefing()
                        .joins("a", "08:00")
                        .closes("07:45", "08:30")
                        .of("a")
                        .lastLeave())
                .isEqualTo(at("08:30"));
        assertThat(aBriefing().joins("a", "08:00").closes("", "08:30").of("a").lastLeave())
                .isEqualTo(at("08:30"));
    }

    @Test
    void theNextJoinOfTheSameAddressEndsAVisitWhoseLeaveWasLost() {
        var a = aBriefing().joins("a", "08:00").visits("a", "08:30", "09:00").of("a");
        assertThat(a.sessions().getFirst().presence().to()).isEqualTo(at("08:30"));
        assertThat(a.share()).isEqualTo(1);
    }

    @Test
    void aLeaveThatDoesNotSayWhenItBeganEndsWhatItsAddressHadOpen() {
        assertThat(aBriefing()
                        .joins("a", "08:00")
                        .leaves("a", "", "08:45")
                        .of("a")
                        .lastLeave())
                .isEqualTo(at("08:45"));
    }

    @Test
    void anEndBeforeTheBeginIsNotBelieved() {
        var a = aBriefing().joins("a", "08:10").leaves("a", "08:10", "08:00").closes("07:45", "08:50");
        assertThat(a.of("a").lastLeave()).isEqualTo(at("08:50"));
    }

    @Test
    void twoVisitsOfOneAddressWithinASecondAreBothKept() {
        var a = aBriefing().visits("a", "08:00", "08:10").joins("a", "08:10").of("a");
        assertThat(a.share()).isEqualTo(1);
    }

    @Test
    void aSecondOpeningShowsThatTheServerDied() {
        var script = aBriefing()
                .opens("07:45")
                .joins("a", "07:50")
                .joins("b", "07:50")
                .visits("c", "07:50", "08:15")
                .opens("08:25")
                .visits("b", "08:26", "09:00")
                .closes("08:25", "09:00", visit("b", "08:26", "09:00"));
        assertThat(script.of("a").lastLeave()).isEqualTo(at("08:15"));
        assertThat(script.of("a").verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(script.of("b").present()).hasMinutes(49);
        assertThat(script.of("b").verdict()).isEqualTo(Verdict.PRESENT);
    }

    @Test
    void theSecondOpeningIsKnownFromItsEndToo() {
        var script = aBriefing().opens("07:45").joins("a", "07:50").visits("c", "07:50", "08:15");
        assertThat(script.closes("08:25", "09:00").of("a").lastLeave()).isEqualTo(at("08:15"));
    }

    @Test
    void theFirstOpeningMayBeLostAsWell() {
        var script = aBriefing().joins("a", "07:50").visits("c", "07:50", "08:15");
        assertThat(script.opens("08:25").of("a").lastLeave()).isEqualTo(at("08:15"));
    }

    @Test
    void withTheServerTheBreakoutRoomsDied() {
        var script = aBriefing().opens("07:45").visits("c", "07:50", "08:15");
        script.inTheBreakoutRoom().joins("a", "08:05");
        script.inTheMainRoom().opens("08:25");
        assertThat(script.of("a").lastLeave()).isEqualTo(at("08:15"));
    }

    @Test
    void aRoomThatWasToldToEndDidNotDie() {
        var script = aBriefing()
                .opens("07:45")
                .joins("a", "07:50")
                .closes("07:45", "08:20")
                .opens("08:25");
        assertThat(script.of("a").lastLeave()).isEqualTo(at("08:20"));
        assertThat(script.register().realEnd()).isEqualTo(at("09:00"));
    }

    @Test
    void aJoinAfterTheRoomsEndShowsThatItOpenedAgain() {
        var script = aBriefing().opens("07:45").closes("07:45", "08:20").joins("a", "08:22");
        assertThat(script.of("a").lastLeave()).isNull();
        assertThat(script.register().realEnd()).isEqualTo(at("09:00"));
    }
}
