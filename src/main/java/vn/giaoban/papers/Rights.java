package vn.giaoban.papers;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;

/**
 * Who may read a document.
 *
 * @param points codes of those that are named; some for POINTS, none otherwise
 */
record Rights(PaperAccess access, List<String> points) {

    /** For everybody who is invited. */
    static final Rights FOR_ALL = new Rights(PaperAccess.EVERYBODY, List.of());

    /**
     * Rights as somebody asks for them.
     *
     * @param expected codes of the briefing's points
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} when POINTS names none, or one that is not expected
     */
    static Rights of(PaperAccess access, Collection<String> points, Set<String> expected) {
        if (access != PaperAccess.POINTS) return new Rights(access, List.of());
        if (points.isEmpty())
            throw InvalidRequest.at("/points", "must name a point when access is POINTS")
                    .asException();
        for (var point : points)
            if (!expected.contains(point))
                throw InvalidRequest.at("/points", point + " is not expected at this briefing")
                        .asException();
        return new Rights(access, List.copyOf(new TreeSet<>(points)));
    }

    /** Whether who is invited may read it. */
    boolean isFor(@Nullable String point) {
        return switch (access) {
            case EVERYBODY -> true;
            case POINTS -> point != null && points.contains(point);
            case SECRETARIES -> false;
        };
    }

    /** Whether an account with these roles may read it: leaders and those on duty see what any point sees. */
    boolean isForAccount(Collection<String> roles) {
        if (Stream.of("ADMIN", "SECRETARY").anyMatch(roles::contains)) return true;
        return switch (access) {
            case EVERYBODY -> true;
            case POINTS -> Stream.of("LEADER", "OPERATOR").anyMatch(roles::contains);
            case SECRETARIES -> false;
        };
    }
}
