package vn.giaoban.telling;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.series.SeriesEvent;

/** Calls off in calendars what a series without an end promised and could not keep. */
@Component
class SeriesListener implements OutboxListener<SeriesEvent> {

    private final SeriesTelling telling;

    SeriesListener(SeriesTelling telling) {
        this.telling = telling;
    }

    @Override
    public String name() {
        return "series-invitations";
    }

    @Override
    public Class<SeriesEvent> type() {
        return SeriesEvent.class;
    }

    @Override
    public Mono<Void> on(SeriesEvent event) {
        return telling.tell(event.series());
    }
}
