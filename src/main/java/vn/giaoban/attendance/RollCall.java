package vn.giaoban.attendance;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.presence.Rules;
import vn.giaoban.presence.Whereabouts;

/**
 * Who of those that a briefing expects is there at one moment, before its start as well.
 *
 * @param at the moment
 * @param facts the number of the last fact that it was computed from; never less than in an earlier one
 * @param points in catalogue order
 * @param delegates in the order they were named
 */
public record RollCall(Briefing briefing, Instant at, long facts, List<Standing> points, List<Standing> delegates) {

    static RollCall of(Sheet.Source source, Rules rules, Instant now) {
        var sheet = Sheet.of(source, rules, now);
        var identities = new HashSet<String>();
        sheet.marks().forEach(mark -> identities.add(mark.key().identity()));
        var lines = new Lines(
                source.briefing().points().stream()
                        .filter(ExpectedPoint::required)
                        .map(ExpectedPoint::point)
                        .collect(Collectors.toSet()),
                Whereabouts.of(source.extract().facts(), identities));
        return new RollCall(
                source.briefing(),
                now,
                source.extract().seq(),
                lines.of(sheet.marks().stream().filter(mark -> mark.delegate() == null)),
                lines.of(sheet.marks().stream().filter(mark -> mark.delegate() != null)));
    }

    private record Lines(Set<String> required, Map<String, Whereabouts> found) {

        List<Standing> of(Stream<Mark> marks) {
            return marks.map(this::toStanding).toList();
        }

        private Standing toStanding(Mark mark) {
            var delegate = mark.delegate();
            var where = found.getOrDefault(mark.key().identity(), Whereabouts.NEVER_SEEN);
            return new Standing(
                    mark.key().who(),
                    mark.name(),
                    mark.point(),
                    delegate == null ? null : delegate.role(),
                    delegate == null && required.contains(mark.key().who()),
                    where.present(),
                    where.since(),
                    mark.computed().drops(),
                    mark.verdict());
        }
    }
}
