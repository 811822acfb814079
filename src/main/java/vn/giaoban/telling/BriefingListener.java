package vn.giaoban.telling;

import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingEvent;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.series.Member;
import vn.giaoban.series.SeriesRecords;

/** Turns what happened to a briefing into messages that wait for the post, however often it is told. */
@Component
class BriefingListener implements OutboxListener<BriefingEvent> {

    private final SeriesRecords series;
    private final SeriesTelling ofSeries;
    private final BriefingTelling telling;

    BriefingListener(SeriesRecords series, SeriesTelling ofSeries, BriefingTelling telling) {
        this.series = series;
        this.ofSeries = ofSeries;
        this.telling = telling;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Class<BriefingEvent> type() {
        return BriefingEvent.class;
    }

    @Override
    public Mono<Void> on(BriefingEvent event) {
        return switch (event) {
            // nobody reads a letter that tells how long the meeting lasts in which they sit
            case BriefingEvent.Changed changed when changed.prolongsRunning() -> Mono.empty();
            case BriefingEvent.Scheduled _, BriefingEvent.Changed _, BriefingEvent.Cancelled _ ->
                tell(event.briefing());
            case BriefingEvent.Started _, BriefingEvent.Ended _ -> Mono.empty();
        };
    }

    private Mono<Void> tell(Briefing briefing) {
        return series.findMember(briefing.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(place -> place.map(Member::series)
                        .map(id -> ofSeries.hear(id, briefing))
                        .orElseGet(() -> telling.tell(briefing.id())));
    }
}
