package vn.giaoban.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes what the conference server's {@code event_sync} component tells. It answers 200 as soon as the event can't be lost, before
 * anybody makes something of it: the server does not repeat what timed out. 503 makes it repeat.
 */
@RestController
@RequestMapping(path = "/jitsi/events", consumes = MediaType.APPLICATION_JSON_VALUE)
class EventIntake {

    private static final int LARGEST_BODY = 1024 * 1024;

    private final EventParser parser;
    private final EventJournal journal;
    private final Clock clock;

    EventIntake(EventParser parser, EventJournal journal, Clock clock) {
        this.parser = parser;
        this.journal = journal;
        this.clock = clock;
    }

    /** A room opened. */
    @PostMapping("/room/created")
    Mono<Void> roomCreated(ServerWebExchange exchange) {
        return take(ConferenceEvent.Kind.ROOM_CREATED, exchange);
    }

    /** A room closed. */
    @PostMapping("/room/destroyed")
    Mono<Void> roomDestroyed(ServerWebExchange exchange) {
        return take(ConferenceEvent.Kind.ROOM_DESTROYED, exchange);
    }

    /** Somebody came. */
    @PostMapping("/occupant/joined")
    Mono<Void> occupantJoined(ServerWebExchange exchange) {
        return take(ConferenceEvent.Kind.OCCUPANT_JOINED, exchange);
    }

    /** Somebody went. */
    @PostMapping("/occupant/left")
    Mono<Void> occupantLeft(ServerWebExchange exchange) {
        return take(ConferenceEvent.Kind.OCCUPANT_LEFT, exchange);
    }

    private Mono<Void> take(ConferenceEvent.Kind kind, ServerWebExchange exchange) {
        return bodyOf(exchange)
                .map(body -> new ReceivedEvent(kind, body, clock.instant()))
                .flatMap(received -> journal.keep(received, parser.parse(received)));
    }

    /** The body as text; fails with {@link IntakeProblem.TooLarge}. */
    static Mono<String> bodyOf(ServerWebExchange exchange) {
        if (exchange.getRequest().getHeaders().getContentLength() > LARGEST_BODY) return Mono.error(tooLarge());
        return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST_BODY)
                .map(EventIntake::drain)
                .defaultIfEmpty("")
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge());
    }

    private static String drain(DataBuffer buffer) {
        try {
            return buffer.toString(StandardCharsets.UTF_8);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static RuntimeException tooLarge() {
        return new IntakeProblem.TooLarge(LARGEST_BODY).asException();
    }
}
