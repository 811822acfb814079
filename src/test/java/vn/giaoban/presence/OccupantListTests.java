package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.presence.Script.aBriefing;
import static vn.giaoban.presence.Script.at;
import static vn.giaoban.presence.Script.visit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the occupant lists of the conference server add, and what people add about visits that nobody is named in. */
class OccupantListTests {

    @Test
    void whoIsNoLongerListedLeftWhenLastSeen() {
        var a = aBriefing()
                .opens("07:45")
                .joins("a", "07:50")
                .lists("08:20", "a")
                .lists("08:20:30")
                .of("a");
        assertThat(a.lastLeave()).isEqualTo(at("08:20"));
    }

    @Test
    void aListedAddressOfALostJoinIsAVisitFromWhenItWasFirstSeen() {
        var a = aBriefing()
                .opens("07:45")
                .lists("07:59:30")
                .lists("08:00:00", "a")
                .lists("08:00:30", "a")
                .leaves("a", "", "08:50")
                .of("a");
        assertThat(a.sessions()).hasSize(1);
        assertThat(a.sessions().getFirst().source()).isEqualTo(Visit.Source.POLL);
        assertThat(a.firstJoin()).isEqualTo(at("08:00"));
        assertThat(a.lastLeave()).isEqualTo(at("08:50"));
    }

    @Test
    void theRoomsEndNamesTheAddressThatOnlyListsSaw() {
        var a = aBriefing()
                .opens("07:45")
                .lists("08:00:00", "a")
                .lists("08:30:00")
                .closes("07:45", "09:00", visit("a", "", ""))
                .of("a");
        assertThat(a.firstJoin()).isEqualTo(at("08:00"));
        assertThat(a.lastLeave()).isEqualTo(at("08:00"));
    }

    @Test
    void anAddressThatNothingNamesStaysUnmatched() {
        var register = aBriefing()
                .opens("07:45")
                .lists("08:00:00", "a")
                .lists("08:30:00")
                .register();
        assertThat(register.unmatched()).extracting(Visit::shownAs).containsExactly("a@meet.test/x");
    }

    @Test
    void aListRightBeforeAJoinOrRightAfterALeaveSpeaksOfTheSameVisit() {
        var a = aBriefing()
                .lists("07:59:57", "a")
                .visits("a", "08:00", "08:50")
                .lists("08:50:04", "a")
                .of("a");
        assertThat(a.sessions()).hasSize(1);
    }

    @Test
    void whoComesBackUnheardHasASecondVisit() {
        var a = aBriefing()
                .visits("a", "08:00", "08:10")
                .lists("08:10:30")
                .lists("08:20:00", "a")
                .lists("08:20:30", "a")
                .closes("07:45", "09:00")
                .of("a");
        assertThat(a.sessions()).hasSize(2);
        assertThat(a.present()).hasMinutes(50);
        assertThat(a.drops()).isOne();
    }

    @Test
    void aRoomThatOnlyListsShowIsOpenStill() {
        var register = aBriefing()
                .lists("08:00:00", "a")
                .lists("08:20:00", "a")
                .seenAt("08:25")
                .register();
        assertThat(register.unmatched()).hasSize(1).allMatch(visit -> visit.to() == null);
    }

    @Test
    void theServersOwnPartsAreNoVisits() {
        var script = aBriefing().opens("07:45");
        assertThat(script.lists("08:00:00").register().unmatched()).isEmpty();
        var facts = new Facts(
                script.events(),
                List.of(new OccupantPoll(Script.ROOM, Script.time("08:00"), Set.of("focus@auth.meet.test/focus"))));
        assertThat(VisitLog.of(facts).visits()).isEmpty();
    }

    @Test
    void aGuestIsWhomSomebodySaysUntilThatIsTakenBack() {
        var script = aBriefing().visits("guest", "08:00", "09:00");
        assertThat(script.of("a").verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(script.matches("guest", "a").of("a").verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(script.register().unmatched()).isEmpty();
        assertThat(script.matches("guest", "b").of("a").verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(script.of("b").verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(script.matches("guest", "").of("b").verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(script.register().unmatched()).hasSize(1);
    }

    @Test
    void oneVisitCanBeMatchedAlone() {
        var script = aBriefing()
                .visits("guest", "08:00", "08:20")
                .visits("guest", "08:20", "09:00")
                .matches("guest", "08:20", "a");
        assertThat(script.of("a").present()).hasMinutes(40);
        assertThat(script.register().unmatched()).hasSize(1);
    }

    @Test
    void whomATokenNamedNobodyCanMatchToAnother() {
        var script = aBriefing().visits("a", "08:00", "09:00").matches("a", "b");
        assertThat(script.of("a").verdict()).isEqualTo(Verdict.PRESENT);
        assertThat(script.of("b").verdict()).isEqualTo(Verdict.ABSENT);
    }
}
