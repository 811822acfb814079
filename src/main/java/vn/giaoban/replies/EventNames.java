package vn.giaoban.replies;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.series.Member;
import vn.giaoban.series.Series;
import vn.giaoban.series.SeriesRecords;

/** Which briefings a calendar speaks of: the one place that knows what UIDs our letters give events. */
@Component
class EventNames {

    private static final String OURS = "@giaoban";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final Briefings briefings;
    private final SeriesRecords series;

    EventNames(Briefings briefings, SeriesRecords series) {
        this.briefings = briefings;
        this.series = series;
    }

    /**
     * A briefing that is spoken of.
     *
     * @param inSeries whether by the name of its series, which was told with other numbers than its own
     */
    record Named(Briefing briefing, boolean inSeries) {}

    /**
     * The briefing, or those of a series in the order of their starts; none when it is no event of this service.
     *
     * @param uid {@code <briefing>@giaoban} or {@code <series>@giaoban}
     * @param recurrenceId which occurrence of a series is meant, in the forms of RFC 5545, 3.8.4.4; all when null
     */
    Flux<Named> briefingsOf(String uid, @Nullable String recurrenceId) {
        var id = idIn(uid);
        if (id == null) return Flux.empty();
        var single = recurrenceId == null
                ? briefings.get(new BriefingId(id)).map(briefing -> new Named(briefing, false))
                : Mono.<Named>empty();
        return single.onErrorResume(ProblemException.class, _ -> Mono.empty())
                .flux()
                .switchIfEmpty(Flux.defer(() -> ofSeries(id, recurrenceId)));
    }

    private Flux<Named> ofSeries(UUID id, @Nullable String recurrenceId) {
        return series.get(id)
                .onErrorResume(ProblemException.class, _ -> Mono.empty())
                .flatMapMany(found -> series.members(id, SeriesRecords.BEGINNING)
                        .filter(isMeant(recurrenceId, found))
                        .map(member -> member.briefing().value())
                        .collectList())
                .flatMap(briefings::getAll)
                .sort((a, b) -> a.time().start().compareTo(b.time().start()))
                .map(briefing -> new Named(briefing, true));
    }

    /** An occurrence is named by the start that its calendar entry gives it: that of the rule, with the whole series' shift. */
    private static Predicate<Member> isMeant(@Nullable String recurrenceId, Series series) {
        if (recurrenceId == null) return _ -> true;
        var recurrence = series.recurrence();
        try {
            if (!recurrenceId.contains("T")) {
                var day = LocalDate.parse(recurrenceId, DateTimeFormatter.BASIC_ISO_DATE);
                return member -> member.recurrenceId()
                        .plus(recurrence.shift())
                        .toLocalDate()
                        .equals(day);
            }
            var at = local(recurrenceId, recurrence.zone()).minus(recurrence.shift());
            return member -> member.recurrenceId().equals(at);
        } catch (DateTimeException e) {
            return _ -> false;
        }
    }

    private static LocalDateTime local(String written, ZoneId zone) {
        if (!written.endsWith("Z")) return LocalDateTime.parse(written, LOCAL);
        Instant at = LocalDateTime.parse(written.substring(0, written.length() - 1), LOCAL)
                .toInstant(ZoneOffset.UTC);
        return LocalDateTime.ofInstant(at, zone);
    }

    private static @Nullable UUID idIn(String uid) {
        if (!uid.endsWith(OURS)) return null;
        try {
            var id = uid.substring(0, uid.length() - OURS.length());
            return id.length() == 36 ? UUID.fromString(id) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
