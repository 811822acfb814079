package vn.giaoban.telling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Plan;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.series.Member;
import vn.giaoban.series.Series;
import vn.giaoban.series.SeriesRecords;

/** Gathers what there is to tell of a series: its occurrences, and who attends which. */
@Component
class SeriesViews {

    private final SeriesRecords records;
    private final Briefings briefings;
    private final Audiences audiences;

    SeriesViews(SeriesRecords records, Briefings briefings, Audiences audiences) {
        this.records = records;
        this.briefings = briefings;
        this.audiences = audiences;
    }

    /**
     * A series as it is.
     *
     * @param attendances by the recipient's key within the series
     * @param versions of all its occurrences, as they were looked at
     */
    record View(Course course, Map<String, Attendance> attendances, Map<BriefingId, Integer> versions) {}

    /** The series at a time. */
    Mono<View> of(UUID id, Instant now) {
        return Mono.zip(
                        records.get(id),
                        records.members(id, SeriesRecords.BEGINNING).collectList(),
                        records.hasBranches(id))
                .flatMap(found -> briefings
                        .getAll(found.getT2().stream()
                                .map(member -> member.briefing().value())
                                .toList())
                        .collectMap(Briefing::id)
                        .flatMap(all -> audiences
                                .ofAll(all.values().stream()
                                        .filter(briefing -> concerns(briefing, now))
                                        .toList())
                                .map(known -> view(found.getT1(), found.getT2(), found.getT3(), all, known, now))));
    }

    /** Drafts are nobody's business yet, what is over nobody's any more. */
    private static boolean concerns(Briefing briefing, Instant now) {
        return briefing.status() != BriefingStatus.DRAFT
                && briefing.time().end().isAfter(now);
    }

    private static View view(
            Series series,
            List<Member> members,
            boolean split,
            Map<BriefingId, Briefing> all,
            Map<BriefingId, Audience> known,
            Instant now) {
        var held = new HashMap<LocalDateTime, Audience>();
        var calledOff = new HashMap<LocalDateTime, Plan>();
        for (var member : members) {
            var audience = known.get(member.briefing());
            if (audience == null) continue;
            if (audience.plan().cancelled()) calledOff.put(member.recurrenceId(), audience.plan());
            else held.put(member.recurrenceId(), audience);
        }
        var course = new Course(
                series.id(),
                series.recurrence(),
                series.filledUntil(),
                calledOff,
                Set.copyOf(held.keySet()),
                split,
                now);
        var versions = all.values().stream().collect(Collectors.toMap(Briefing::id, Briefing::version));
        return new View(course, attendances(course, new TreeMap<>(held)), versions);
    }

    private static Map<String, Attendance> attendances(Course course, NavigableMap<LocalDateTime, Audience> held) {
        var attendances = new LinkedHashMap<String, Attendance>();
        held.forEach((id, audience) -> {
            for (var recipient : audience.addressed()) {
                var known = recipient.inSeries(null);
                var sitting = new Sitting(id, course.at(id), audience.plan(), recipient.room(), recipient.roomName());
                attendances
                        .computeIfAbsent(known.key(), _ -> new Attendance(known, new TreeMap<>()))
                        .sittings()
                        .put(id, sitting);
            }
        });
        return attendances;
    }
}
