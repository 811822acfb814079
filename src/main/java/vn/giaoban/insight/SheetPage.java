package vn.giaoban.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.SheetView;
import vn.giaoban.attendance.SheetView.DelegateLine;
import vn.giaoban.attendance.TraceView;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.insight.SpanView.Choice;
import vn.giaoban.pages.WallClock;
import vn.giaoban.presence.Verdict;

/**
 * What the page of a briefing's attendance shows.
 *
 * @param path of the page
 * @param chair who led it; null when nobody was named
 * @param judged whether there are verdicts: not of a draft, of what was called off, and before the start
 * @param closed whether the figures are final
 * @param real from when to when the conference really was; empty when nobody told
 * @param counts how many points came to which verdict
 * @param seal null while the briefing is not over
 * @param filters the links to the points of one verdict
 * @param people the delegates who belong to no point
 * @param line the one that is opened; null when none is
 */
record SheetPage(
        String id,
        String path,
        String title,
        String stamp,
        String hours,
        @Nullable String chair,
        BriefingStatus status,
        boolean judged,
        boolean closed,
        String real,
        List<Count> counts,
        @Nullable SealView seal,
        List<Choice> filters,
        List<PointRow> points,
        List<PersonRow> people,
        List<Guest> guests,
        List<Candidate> candidates,
        @Nullable LineView line,
        List<Choice> files,
        boolean done) {

    /**
     * How many points came to a verdict.
     *
     * @param width the part of all, in percent
     */
    record Count(Verdict verdict, long points, String width) {}

    /** Whom a guest may have been: a point's device, or a delegate. */
    record Candidate(String key, String name, boolean person) {}

    /** A visit of somebody whom the briefing does not expect. */
    record Guest(String name, String from, String to) {}

    /**
     * What it is made of.
     *
     * @param trace the facts behind the line that is opened; null when none is
     */
    record Source(
            Briefing briefing,
            SheetView sheet,
            @Nullable SealView seal,
            @Nullable TraceView trace) {}

    /** Where the attendance of a briefing is. */
    static String path(BriefingId id) {
        return "/briefings/" + id + "/attendance";
    }

    static SheetPage of(Source source, Wanted wanted, Instant now, WallClock clock) {
        var briefing = source.briefing();
        var sheet = source.sheet();
        var path = path(briefing.id());
        var chair = briefing.chair();
        var counts = counts(sheet);
        return new SheetPage(
                briefing.id().toString(),
                path,
                briefing.title(),
                clock.stamp(briefing.time().start()),
                clock.hours(briefing.time()),
                chair == null ? null : chair.name(),
                briefing.statusAt(now),
                sheet.points().stream().anyMatch(point -> point.verdict() != null),
                sheet.closed(),
                real(sheet, clock),
                counts,
                source.seal(),
                filters(counts, sheet, wanted, path, clock),
                sheet.points().stream()
                        .filter(point -> wanted.only() == null || point.verdict() == wanted.only())
                        .map(point -> PointRow.of(point, briefing.time().start(), wanted, path, clock))
                        .toList(),
                people(sheet.delegates(), path, clock),
                guests(sheet, clock),
                sheet.unmatched().isEmpty() ? List.of() : candidates(sheet),
                source.trace() == null ? null : line(source, source.trace(), path, clock),
                ReportView.files("/api/v1" + path + "?"),
                wanted.done());
    }

    private static List<Count> counts(SheetView sheet) {
        var totals = sheet.totals();
        var all = Math.max(1, totals.expected());
        return Stream.of(
                        count(Verdict.PRESENT, totals.present(), all),
                        count(Verdict.LATE, totals.late(), all),
                        count(Verdict.LEFT_EARLY, totals.leftEarly(), all),
                        count(Verdict.ABSENT, totals.absent(), all),
                        count(Verdict.EXCUSED, totals.excused(), all))
                .toList();
    }

    private static Count count(Verdict verdict, long points, int all) {
        return new Count(verdict, points, String.valueOf(Math.round(points * 10_000.0 / all) / 100.0));
    }

    private static String real(SheetView sheet, WallClock clock) {
        var from = sheet.realStart();
        var to = sheet.realEnd();
        if (from == null) return "";
        return clock.second(from.toInstant()) + (to == null ? "" : " – " + clock.second(to.toInstant()));
    }

    private static List<Choice> filters(
            List<Count> counts, SheetView sheet, Wanted wanted, String path, WallClock clock) {
        var texts = clock.texts();
        var filters = new ArrayList<Choice>();
        filters.add(
                new Choice(texts.say("filter.all", sheet.points().size()), path + "#points", wanted.only() == null));
        Arrays.stream(Verdict.values())
                .flatMap(verdict -> counts.stream().filter(count -> count.verdict() == verdict))
                .filter(count -> count.points() > 0)
                .map(count -> new Choice(
                        texts.get("verdict." + count.verdict()) + " (" + count.points() + ")",
                        path + "?verdict=" + count.verdict() + "#points",
                        count.verdict() == wanted.only()))
                .forEach(filters::add);
        return filters;
    }

    private static List<PersonRow> people(List<DelegateLine> lines, String path, WallClock clock) {
        return lines.stream().map(line -> PersonRow.of(line, path, clock)).toList();
    }

    private static List<Guest> guests(SheetView sheet, WallClock clock) {
        return sheet.unmatched().stream()
                .map(visit -> new Guest(
                        visit.identity(),
                        clock.second(visit.from().toInstant()),
                        visit.to() == null ? "" : clock.second(visit.to().toInstant())))
                .toList();
    }

    private static List<Candidate> candidates(SheetView sheet) {
        return Stream.concat(
                        sheet.points().stream()
                                .map(point -> new Candidate(Match.keyOfPoint(point.code()), point.name(), false)),
                        delegates(sheet)
                                .map(person -> new Candidate(Match.keyOfDelegate(person.id()), person.name(), true)))
                .toList();
    }

    private static LineView line(Source source, TraceView trace, String path, WallClock clock) {
        var time = source.briefing().time();
        var point = source.sheet().points().stream()
                .filter(line -> line.code().equals(trace.point()))
                .findFirst();
        if (point.isPresent())
            return LineView.of(
                    trace,
                    Corrected.of(point.get().correction(), clock),
                    people(point.get().delegates(), path, clock),
                    time,
                    clock);
        var corrected = delegates(source.sheet())
                .filter(line -> line.id().equals(trace.delegateId()))
                .map(line -> Corrected.of(line.correction(), clock))
                .filter(Objects::nonNull)
                .findFirst();
        return LineView.of(trace, corrected.orElse(null), List.of(), time, clock);
    }

    private static Stream<DelegateLine> delegates(SheetView sheet) {
        return Stream.concat(
                sheet.delegates().stream(), sheet.points().stream().flatMap(point -> point.delegates().stream()));
    }
}
