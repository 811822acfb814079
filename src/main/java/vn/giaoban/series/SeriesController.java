package vn.giaoban.series;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.web.Parameters;

/** A series as a whole: its rule and all its occurrences. */
@RestController
class SeriesController {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final SeriesRecords records;
    private final Briefings briefings;
    private final Clock clock;

    SeriesController(SeriesRecords records, Briefings briefings, Clock clock) {
        this.records = records;
        this.briefings = briefings;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/series/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Map<String, Object>> get(@PathVariable String id) {
        return records.get(Parameters.id("Series", id))
                .flatMap(series -> records.members(series.id(), SeriesRecords.BEGINNING)
                        .collectList()
                        .flatMap(members -> view(series, members)));
    }

    private Mono<Map<String, Object>> view(Series series, List<Member> members) {
        return briefings
                .getAll(members.stream().map(m -> m.briefing().value()).toList())
                .collect(Collectors.toMap(Briefing::id, b -> b))
                .map(found -> view(series, members, found));
    }

    private Map<String, Object> view(Series series, List<Member> members, Map<BriefingId, Briefing> found) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", series.id());
        view.put("rrule", series.recurrence().rrule());
        view.put("text", series.recurrence().inWords(VIETNAMESE));
        view.put("timeZone", series.recurrence().zone().getId());
        view.put("splitFrom", series.splitFrom());
        view.put("occurrences", members.stream().map(m -> occurrence(m, found)).toList());
        return view;
    }

    private Occurrence occurrence(Member member, Map<BriefingId, Briefing> found) {
        var b = Objects.requireNonNull(found.get(member.briefing()));
        return new Occurrence(
                b.id().value(),
                member.recurrenceId().atZone(b.zone()).toOffsetDateTime(),
                b.time().start().atZone(b.zone()).toOffsetDateTime(),
                b.time().end().atZone(b.zone()).toOffsetDateTime(),
                b.statusAt(clock.instant()).name(),
                member.changed().stream().sorted().toList());
    }

    /** One occurrence. */
    record Occurrence(
            UUID briefing,
            OffsetDateTime recurrenceId,
            OffsetDateTime start,
            OffsetDateTime end,
            String status,
            List<String> changed) {}

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules seriesPaths() {
            return paths ->
                    paths.pathMatchers("/api/v1/series/{id}").hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
        }
    }
}
