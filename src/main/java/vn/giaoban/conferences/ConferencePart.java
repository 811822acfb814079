package vn.giaoban.conferences;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingAddition;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingPart;
import vn.giaoban.briefings.NewBriefing;
import vn.giaoban.kernel.Actor;

/** Gives each new briefing its room, and each briefing's JSON the member {@code conference: {name, openAt, closeAt}}. */
@Component
class ConferencePart implements BriefingPart {

    private final ConferenceStore store;
    private final ConferenceSettings settings;
    private final RoomNames names;

    ConferencePart(ConferenceStore store, ConferenceSettings settings, RoomNames names) {
        this.store = store;
        this.settings = settings;
        this.names = names;
    }

    @Override
    public Mono<Void> store(List<NewBriefing> briefings, Actor actor) {
        return names.next(briefings.size())
                .flatMap(found ->
                        store.add(briefings.stream().map(b -> b.briefing().id()).toList(), found));
    }

    /** Nothing to do: the window follows from the briefing's time, and the room keeps its name. */
    @Override
    public Mono<Void> change(List<BriefingChange> changes, Actor actor) {
        return Mono.empty();
    }

    @Override
    public Mono<Map<BriefingId, BriefingAddition>> view(List<Briefing> briefings) {
        return store.namesOf(briefings.stream().map(Briefing::id).toList()).map(names -> additions(briefings, names));
    }

    private Map<BriefingId, BriefingAddition> additions(List<Briefing> briefings, Map<BriefingId, String> names) {
        return briefings.stream()
                .filter(briefing -> names.containsKey(briefing.id()))
                .collect(Collectors.toMap(Briefing::id, toAddition(names)));
    }

    private Function<Briefing, BriefingAddition> toAddition(Map<BriefingId, String> names) {
        return briefing -> {
            var window = settings.windowOf(briefing);
            Map<String, Object> conference = Map.of(
                    "name", names.getOrDefault(briefing.id(), ""),
                    "openAt", in(briefing.zone(), window.start()),
                    "closeAt", in(briefing.zone(), window.end()));
            return new BriefingAddition(Map.of("conference", conference), Map.of());
        };
    }

    private static OffsetDateTime in(ZoneId zone, Instant at) {
        return at.atZone(zone).toOffsetDateTime();
    }
}
