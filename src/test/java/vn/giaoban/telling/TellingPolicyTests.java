package vn.giaoban.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.invitations.DeliveryState;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Told;
import vn.giaoban.letters.Before;
import vn.giaoban.letters.MessageKind;

class TellingPolicyTests {

    private static final Plan PLAN = SampleAudience.aPlan();
    private static final Recipient POINT = SampleAudience.aPoint();
    private static final Before BEFORE = Before.of(PLAN, POINT);

    @Test
    void invitesWhoWasNeverTold() {
        assertThat(TellingPolicy.tell(PLAN, List.of(POINT), Map.of()))
                .containsExactly(new Draft(POINT, MessageKind.REQUEST, true, Set.of(), false));
    }

    @Test
    void tellsNothingToThoseForWhomNothingChanged() {
        for (var state : List.of(DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.FAILED))
            assertThat(TellingPolicy.tell(PLAN, List.of(POINT), told(MessageKind.REQUEST, state)))
                    .isEmpty();
    }

    @Test
    void tellsOfANewTimeOnceTheEditsAreGathered() {
        var moved = SampleAudience.at("2026-12-08T01:00:00Z", "2026-12-08T02:30:00Z", "Asia/Ho_Chi_Minh");
        assertThat(TellingPolicy.tell(moved, List.of(POINT), told(MessageKind.REQUEST, DeliveryState.SENT)))
                .containsExactly(new Draft(
                        POINT, MessageKind.REQUEST, false, Set.of(Change.TIME), BEFORE, null, Map.of(), true));
    }

    @Test
    void tellsOfANewRoomOnlyItsOwnPoint() {
        var elsewhere = SampleAudience.aPoint("Q-BA-DINH", "Q-BA-DINH/P1");
        assertThat(TellingPolicy.tell(PLAN, List.of(elsewhere), told(MessageKind.REQUEST, DeliveryState.SENT)))
                .containsExactly(new Draft(
                        elsewhere, MessageKind.REQUEST, false, Set.of(Change.ROOM), BEFORE, null, Map.of(), true));
    }

    @Test
    void urgentNewsDoesNotWait() {
        var urgent = SampleAudience.urgent("Họp khẩn ứng phó bão");
        assertThat(TellingPolicy.tell(urgent, List.of(POINT), told(MessageKind.REQUEST, DeliveryState.SENT)))
                .containsExactly(new Draft(
                        POINT, MessageKind.REQUEST, false, Set.of(Change.TITLE), BEFORE, null, Map.of(), false));
    }

    @Test
    void invitesAgainWhoWasCalledOffOrMayNotHaveIt() {
        assertThat(TellingPolicy.tell(PLAN, List.of(POINT), told(MessageKind.CANCEL, DeliveryState.SENT)))
                .containsExactly(new Draft(POINT, MessageKind.REQUEST, true, Set.of(), false));
        assertThat(TellingPolicy.tell(PLAN, List.of(POINT), inDoubt(DeliveryState.MISSED)))
                .hasSize(1);
    }

    @Test
    void callsOffWhoIsDropped() {
        assertThat(TellingPolicy.tell(PLAN, List.of(), told(MessageKind.REQUEST, DeliveryState.SENT)))
                .containsExactly(new Draft(POINT, MessageKind.CANCEL, false, Set.of(), false));
    }

    @Test
    void callsOffOnlyWhatMayHaveArrived() {
        assertThat(TellingPolicy.callOff(told(MessageKind.REQUEST, DeliveryState.SENT)))
                .hasSize(1);
        assertThat(TellingPolicy.callOff(told(MessageKind.REQUEST, DeliveryState.FAILED)))
                .isEmpty();
        assertThat(TellingPolicy.callOff(told(MessageKind.CANCEL, DeliveryState.SENT)))
                .isEmpty();
        assertThat(TellingPolicy.callOff(inDoubt(DeliveryState.FAILED))).hasSize(1);
    }

    @Test
    void invitesAtANewAddress() {
        var moved = SampleAudience.aChair("A", "moi@hanoi.example");
        var past = new Told(SampleAudience.aChair("A"), MessageKind.REQUEST, 0, PLAN, DeliveryState.SENT, false, null);
        assertThat(TellingPolicy.tell(PLAN, List.of(moved), Map.of(moved.key(), past)))
                .containsExactly(new Draft(moved, MessageKind.REQUEST, true, Set.of(), false));
    }

    private static Map<String, Told> told(MessageKind kind, DeliveryState state) {
        return Map.of(POINT.key(), new Told(POINT, kind, 0, PLAN, state, false, null));
    }

    private static Map<String, Told> inDoubt(DeliveryState state) {
        return Map.of(POINT.key(), new Told(POINT, MessageKind.REQUEST, 0, PLAN, state, true, null));
    }
}
