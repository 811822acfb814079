package vn.giaoban.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.giaoban.attendance.RollCall;
import vn.giaoban.attendance.Standing;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.presence.Verdict;

/** Of what one look at a briefing gives reason to alert, and what no longer does. */
final class AlertPolicy {

    private final RollCall call;
    private final AlertSettings settings;
    private final Instant start;

    AlertPolicy(RollCall call, AlertSettings settings) {
        this.call = call;
        this.settings = settings;
        this.start = call.briefing().time().start();
    }

    /** All there is reason for now. Of a briefing that is a draft, over or called off there is none. */
    List<Finding> findings() {
        return switch (call.briefing().statusAt(call.at())) {
            case SCHEDULED -> beforeStart().toList();
            case LIVE ->
                Stream.of(afterStart(), dropped(), quorum(), chair())
                        .flatMap(each -> each)
                        .toList();
            case DRAFT, ENDED, CANCELLED -> List.of();
        };
    }

    /** Those of the findings that nobody was told of yet. */
    List<Alert> raised(List<Alert> known) {
        var raised = new ArrayList<Alert>();
        for (var finding : findings()) {
            var earlier = known.stream().filter(alert -> alert.isAbout(finding)).toList();
            var told = finding.kind().isOfTheStart()
                    ? !earlier.isEmpty()
                    : earlier.stream().anyMatch(Alert::isOpen);
            if (!told) raised.add(Alert.of(finding, earlier.size(), call.at()));
        }
        return raised;
    }

    /** Those that are open and no longer hold. */
    List<Alert> resolved(List<Alert> known) {
        return known.stream().filter(Alert::isOpen).filter(this::isOver).toList();
    }

    private boolean isOver(Alert alert) {
        return switch (alert.kind()) {
            case NOT_CONNECTED_BEFORE_START, NOT_CONNECTED_AFTER_START, DROPPED ->
                call.points().stream().noneMatch(point -> point.who().equals(alert.subject()) && !point.connected());
            case QUORUM_LOST -> hasQuorum();
            case CHAIR_ABSENT ->
                call.delegates().stream().noneMatch(each -> each.who().equals(alert.subject()) && !each.connected());
        };
    }

    private Stream<Finding> beforeStart() {
        if (call.at().isBefore(start.minus(settings.beforeStart()))) return Stream.empty();
        return call.points().stream()
                .filter(point -> !point.connected())
                .map(point -> finding(AlertKind.NOT_CONNECTED_BEFORE_START, point));
    }

    /** Who came and went again has not failed to come: that is a connection that broke off. */
    private Stream<Finding> afterStart() {
        if (call.at().isBefore(start.plus(settings.afterStart()))) return Stream.empty();
        return call.points().stream()
                .filter(point -> !point.connected() && !isExcused(point))
                .filter(point -> point.since() == null || !point.since().isAfter(start))
                .map(point -> finding(AlertKind.NOT_CONNECTED_AFTER_START, point));
    }

    private Stream<Finding> dropped() {
        return call.points().stream()
                .filter(point -> isDropped(point) && !isExcused(point))
                .map(point -> finding(AlertKind.DROPPED, point));
    }

    private Stream<Finding> quorum() {
        if (call.at().isBefore(start.plus(settings.afterStart())) || hasQuorum()) return Stream.empty();
        return Stream.of(new Finding(
                AlertKind.QUORUM_LOST,
                "",
                "",
                null,
                (int) connected(),
                required().size()));
    }

    /** A chair without a mail address is no delegate: nobody can tell whether they are there. */
    private Stream<Finding> chair() {
        return call.delegates().stream()
                .filter(each -> each.role() == DelegateRole.CHAIR && !each.connected() && !isExcused(each))
                .filter(each -> isLongerThanAMoment(
                        each.since() == null || each.since().isBefore(start) ? start : each.since()))
                .map(each -> finding(AlertKind.CHAIR_ABSENT, each));
    }

    /** Whether it was there during the briefing and is gone for too long; who left before the start has not come. */
    private boolean isDropped(Standing point) {
        return point.isGone()
                && point.since() != null
                && point.since().isAfter(start)
                && isLongerThanAMoment(point.since());
    }

    private boolean isLongerThanAMoment(Instant since) {
        return Duration.between(since, call.at()).compareTo(settings.droppedFor()) > 0;
    }

    private boolean hasQuorum() {
        return required().isEmpty()
                || connected() >= settings.quorum() * required().size();
    }

    /** A connection that broke off a moment ago counts: it mostly comes back. */
    private long connected() {
        return required().stream()
                .filter(point -> point.connected() || (point.since() != null && !isLongerThanAMoment(point.since())))
                .count();
    }

    private List<Standing> required() {
        return call.points().stream().filter(Standing::required).toList();
    }

    private static boolean isExcused(Standing standing) {
        return standing.verdict() == Verdict.EXCUSED;
    }

    private Finding finding(AlertKind kind, Standing standing) {
        return new Finding(
                kind,
                standing.who(),
                standing.name(),
                standing.since(),
                (int) connected(),
                required().size());
    }
}
