package vn.giaoban.series;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingAddition;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingPart;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.kernel.Actor;
import vn.giaoban.recurrence.Recurrence;

/** Shows in a briefing's JSON which series it came from: {@code series: {id, rrule, text, …}}. */
@Component
@Order(1)
class SeriesPart implements BriefingPart {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final SeriesStore store;
    private final JsonMapper json;

    SeriesPart(SeriesStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /** Nothing to do: who schedules a series adds its members once the briefings are there. */
    @Override
    public Mono<Void> store(List<NewBriefing> briefings, Actor actor) {
        return Mono.empty();
    }

    /** Nothing to do: a briefing keeps its place in its series wherever it is moved. */
    @Override
    public Mono<Void> change(List<BriefingChange> changes, Actor actor) {
        return Mono.empty();
    }

    @Override
    public Mono<Map<BriefingId, BriefingAddition>> view(List<Briefing> briefings) {
        return store.shown(briefings.stream().map(b -> b.id().value()).toList())
                .collectMap(shown -> shown.member().briefing(), this::toAddition);
    }

    private BriefingAddition toAddition(SeriesStore.Shown shown) {
        var recurrence = shown.series().recurrence();
        var view = new LinkedHashMap<String, Object>();
        view.put("id", shown.series().id());
        view.put("rrule", recurrence.rrule());
        view.put("text", recurrence.inWords(VIETNAMESE));
        view.put(
                "exdates",
                recurrence.exdates().stream().map(at -> in(recurrence, at)).toList());
        view.put("recurrenceId", in(recurrence, shown.member().recurrenceId()));
        view.put("changed", shown.member().changed().stream().sorted().toList());
        view.put("occurrences", shown.occurrences());
        view.put("skipped", skipped(shown, recurrence));
        return new BriefingAddition(Map.of("series", view), Map.of());
    }

    private List<Object> skipped(SeriesStore.Shown shown, Recurrence recurrence) {
        return json.readTree(shown.skipped())
                .valueStream()
                .<Object>map(skipped -> Map.of(
                        "start", at(recurrence, skipped.path("starts")),
                        "end", at(recurrence, skipped.path("ends")),
                        "conflicts", skipped.path("conflicts")))
                .toList();
    }

    private static Object at(Recurrence recurrence, JsonNode time) {
        return java.time.OffsetDateTime.parse(time.asString())
                .toInstant()
                .atZone(recurrence.zone())
                .toOffsetDateTime();
    }

    private static Object in(Recurrence recurrence, LocalDateTime local) {
        return local.atZone(recurrence.zone()).toOffsetDateTime();
    }
}
