package vn.giaoban.telling;

import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.RosterEvent;
import vn.giaoban.series.Member;
import vn.giaoban.series.SeriesRecords;

/** Invites who was added to a briefing and calls off who was dropped, at once; the others hear nothing. */
@Component
class RosterListener implements OutboxListener<RosterEvent> {

    private final SeriesRecords series;
    private final SeriesTelling ofSeries;
    private final BriefingTelling telling;

    RosterListener(SeriesRecords series, SeriesTelling ofSeries, BriefingTelling telling) {
        this.series = series;
        this.ofSeries = ofSeries;
        this.telling = telling;
    }

    @Override
    public String name() {
        return "roster-invitations";
    }

    @Override
    public Class<RosterEvent> type() {
        return RosterEvent.class;
    }

    @Override
    public Mono<Void> on(RosterEvent event) {
        return series.findMember(event.briefing())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(place ->
                        place.map(Member::series).map(ofSeries::tell).orElseGet(() -> telling.tell(event.briefing())));
    }
}
