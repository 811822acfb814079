package vn.giaoban.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Problem;

/** Who may name whom, and until when. Each rule returns the problem, or nothing when there is none. */
final class DelegatePolicy {

    /** Whom a point may name; those who lead or report are named by the city's secretary. */
    static final Set<DelegateRole> OF_POINTS =
            EnumSet.of(DelegateRole.DELEGATE, DelegateRole.OBSERVER, DelegateRole.TECHNICIAN);

    private DelegatePolicy() {}

    /** Until the end, for points until the list is closed to them. */
    static Optional<Problem> mayChange(Briefing briefing, Mandate mandate, Instant closesAt, Instant now) {
        var status = briefing.statusAt(now);
        if (status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED)
            return Optional.of(new RosterProblem.Closed("The briefing is " + status + ": its delegates stay"));
        if (!mandate.isBound()) return Optional.empty();
        if (status == BriefingStatus.DRAFT) return Optional.of(new NotFound("This"));
        return now.isBefore(closesAt)
                ? Optional.empty()
                : Optional.of(new RosterProblem.RosterClosed(
                        closesAt.atZone(briefing.zone()).toOffsetDateTime()));
    }

    /** What each may be; the chair is part of the plan. */
    static Optional<Problem> mayBe(DelegateRole role, Mandate mandate) {
        if (role == DelegateRole.CHAIR)
            return Optional.of(InvalidRequest.at(
                    "/role", "CHAIR is part of the plan: PATCH the member chair of the briefing instead"));
        if (mandate.isBound() && !OF_POINTS.contains(role))
            return Optional.of(InvalidRequest.at("/role", "a point names " + OF_POINTS));
        return Optional.empty();
    }

    /** Whether it is one whom the speaker may change or take off; of others' delegates a point knows nothing. */
    static Optional<Problem> mayTouch(Delegate delegate, Mandate mandate) {
        if (!mandate.isBound()) return mayBe(delegate.role(), mandate);
        if (!Objects.equals(mandate.point(), delegate.point()))
            return Optional.of(new NotFound("Delegate " + delegate.id()));
        return mayBe(delegate.role(), mandate);
    }

    /** Whether a point's quota leaves room for so many more. */
    static Optional<Problem> fits(Briefing briefing, Mandate mandate, List<Delegate> present, int more) {
        var point = mandate.point();
        if (point == null) return Optional.empty();
        var quota = quotaOf(briefing, point);
        var named = named(present, point);
        return named + more <= quota
                ? Optional.empty()
                : Optional.of(new RosterProblem.QuotaExceeded(point, quota, named));
    }

    /** How many are named for a point, by whomever. */
    static int named(List<Delegate> present, String point) {
        return (int) present.stream().filter(d -> point.equals(d.point())).count();
    }

    static int quotaOf(Briefing briefing, String point) {
        return briefing.points().stream()
                .filter(p -> p.point().equals(point))
                .mapToInt(ExpectedPoint::quota)
                .findFirst()
                .orElse(0);
    }

    /** Whether all of them are new at their points: nobody is named twice. */
    static Optional<Problem> areNew(List<Delegate> present, List<Delegate> added) {
        var all = new ArrayList<>(present);
        for (var i = 0; i < added.size(); i++) {
            var twin = twin(all, added.get(i));
            if (twin != null) {
                var known = present.contains(twin) ? twin.id() : null;
                return Optional.of(new RosterProblem.AlreadyNamed(added.get(i).name(), known, i));
            }
            all.add(added.get(i));
        }
        return Optional.empty();
    }

    private static @Nullable Delegate twin(List<Delegate> all, Delegate one) {
        return all.stream()
                .filter(other -> !other.id().equals(one.id()))
                .filter(other -> Objects.equals(other.point(), one.point()) && isSame(one, other))
                .findFirst()
                .orElse(null);
    }

    /** By the mail address; without one by name and position. */
    private static boolean isSame(Delegate one, Delegate other) {
        if (one.email() != null || other.email() != null) return equal(one.email(), other.email());
        return equal(one.name(), other.name()) && equal(one.title(), other.title());
    }

    private static boolean equal(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) return Objects.equals(one, other);
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }

    /** The mail address by which somebody who reports is held for the briefing's time; null for others. */
    static @Nullable String boundMail(Delegate delegate) {
        return delegate.role() == DelegateRole.PRESENTER ? delegate.email() : null;
    }

    /** The mail addresses of all of them who report. */
    static Set<String> boundMails(List<Delegate> delegates) {
        return delegates.stream()
                .map(DelegatePolicy::boundMail)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The codes of the points that they sit at. */
    static Set<String> pointsOf(List<Delegate> delegates) {
        return delegates.stream().map(Delegate::point).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
