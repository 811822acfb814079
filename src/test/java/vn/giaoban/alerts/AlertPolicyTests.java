package vn.giaoban.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.attendance.RollCall;
import vn.giaoban.attendance.Standing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Sample;
import vn.giaoban.presence.Verdict;

/** Of what one look gives reason to alert. */
class AlertPolicyTests {

    private static final AlertSettings SETTINGS = new AlertSettings(
            Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofSeconds(60), 0.5);
    private static final Instant START = Sample.START;

    @Test
    void pointsThatAreNotThereAreToldOfFromTenMinutesBeforeTheStartOn() {
        assertThat(kinds(at(-601), never("A"))).isEmpty();
        assertThat(kinds(at(-600), never("A"), there("B", -700))).containsExactly("NOT_CONNECTED_BEFORE_START A");
        assertThat(kinds(at(-30), gone("A", -40))).containsExactly("NOT_CONNECTED_BEFORE_START A");
    }

    @Test
    void whoHasNotComeFiveMinutesAfterTheStartIsToldOfAndWhoLeftBeforeItAsWell() {
        assertThat(kinds(at(299), never("A"), there("B", 0))).isEmpty();
        assertThat(kinds(at(300), never("A"), there("B", 0))).containsExactly("NOT_CONNECTED_AFTER_START A");
        assertThat(kinds(at(300), gone("A", -10), there("B", 0))).containsExactly("NOT_CONNECTED_AFTER_START A");
        assertThat(kinds(at(300), excused("A"), there("B", 0))).isEmpty();
    }

    @Test
    void whoIsGoneForOverAMinuteHasDroppedOut() {
        assertThat(kinds(at(160), gone("A", 100), there("B", 0))).isEmpty();
        assertThat(kinds(at(161), gone("A", 100), there("B", 0))).containsExactly("DROPPED A");
        assertThat(kinds(at(900), gone("A", 100), there("B", 0))).containsExactly("DROPPED A");
    }

    @Test
    void aQuorumIsLostWhenFewerThanHalfOfTheRequiredPointsAreThere() {
        assertThat(kinds(at(600), there("A", 0), gone("B", 590), never("C")))
                .as("a connection that broke off a moment ago counts")
                .doesNotContain("QUORUM_LOST ");
        assertThat(kinds(at(700), there("A", 0), gone("B", 590), never("C"))).contains("QUORUM_LOST ");
        assertThat(kinds(at(200), never("A"), never("B"))).isEmpty();
        assertThat(kinds(at(400), optional("A"), optional("B"))).doesNotContain("QUORUM_LOST ");
    }

    @Test
    void aChairIsAbsentWhoIsNotThereAMinuteAfterTheStart() {
        assertThat(kinds(at(60), chair(false, null))).isEmpty();
        assertThat(kinds(at(61), chair(false, null))).containsExactly("CHAIR_ABSENT c");
        assertThat(kinds(at(61), chair(false, -300))).containsExactly("CHAIR_ABSENT c");
        assertThat(kinds(at(200), chair(false, 150))).isEmpty();
        assertThat(kinds(at(200), chair(true, -300))).isEmpty();
    }

    @Test
    void aBriefingThatIsADraftOrOverAlertsNobody() {
        for (var status : List.of(BriefingStatus.DRAFT, BriefingStatus.CANCELLED, BriefingStatus.ENDED))
            assertThat(new AlertPolicy(call(status, at(400), never("A")), SETTINGS).findings())
                    .isEmpty();
        assertThat(kinds(Sample.END, never("A"))).isEmpty();
    }

    @Test
    void whatIsOpenIsNotRaisedAgainAndWhatHappensAgainIs() {
        var dropped = new AlertPolicy(call(BriefingStatus.SCHEDULED, at(200), gone("A", 100), there("B", 0)), SETTINGS);
        var first = dropped.raised(List.of());
        assertThat(first).hasSize(1);
        assertThat(dropped.raised(first)).isEmpty();
        assertThat(dropped.resolved(first)).isEmpty();
        var back = new AlertPolicy(call(BriefingStatus.SCHEDULED, at(220), there("A", 210), there("B", 0)), SETTINGS);
        assertThat(back.resolved(first)).isEqualTo(first);
        var again = dropped.raised(List.of(resolved(first.getFirst())));
        assertThat(again)
                .singleElement()
                .satisfies(alert -> assertThat(alert.episode()).isOne());
    }

    @Test
    void whatIsOfTheStartIsToldOnceWhateverHappensLater() {
        var late = new AlertPolicy(call(BriefingStatus.SCHEDULED, at(300), never("A"), there("B", 0)), SETTINGS);
        var first = late.raised(List.of());
        assertThat(first).hasSize(1);
        assertThat(late.raised(List.of(resolved(first.getFirst())))).isEmpty();
    }

    private static Alert resolved(Alert alert) {
        return new Alert(
                alert.id(),
                alert.kind(),
                alert.subject(),
                alert.name(),
                alert.episode(),
                alert.since(),
                alert.connected(),
                alert.required(),
                alert.at(),
                at(250));
    }

    private static List<String> kinds(Instant now, Standing... standings) {
        return new AlertPolicy(call(BriefingStatus.SCHEDULED, now, standings), SETTINGS)
                .findings().stream()
                        .map(finding -> finding.kind() + " " + finding.subject())
                        .toList();
    }

    private static RollCall call(BriefingStatus status, Instant now, Standing... standings) {
        return new RollCall(
                Sample.briefing(status),
                now,
                0,
                Stream.of(standings).filter(each -> each.role() == null).toList(),
                Stream.of(standings).filter(each -> each.role() != null).toList());
    }

    private static Standing never(String code) {
        return point(code, true, false, null, null);
    }

    private static Standing optional(String code) {
        return point(code, false, false, null, null);
    }

    private static Standing excused(String code) {
        return point(code, true, false, null, Verdict.EXCUSED);
    }

    private static Standing there(String code, int since) {
        return point(code, true, true, since, null);
    }

    private static Standing gone(String code, int since) {
        return point(code, true, false, since, null);
    }

    private static Standing point(
            String code, boolean required, boolean connected, @Nullable Integer since, @Nullable Verdict verdict) {
        return new Standing(
                code,
                "Điểm cầu " + code,
                code,
                null,
                required,
                connected,
                since == null ? null : at(since),
                0,
                verdict);
    }

    private static Standing chair(boolean there, @Nullable Integer since) {
        return new Standing(
                "c", "Chủ tọa", null, DelegateRole.CHAIR, false, there, since == null ? null : at(since), 0, null);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
