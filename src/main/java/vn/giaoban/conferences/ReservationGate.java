package vn.giaoban.conferences;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.kernel.ProblemException;

/**
 * May this room be open now? Asked by the conference server ({@code mod_reservations}) when somebody is the first in a room. It
 * does not repeat a question that timed out, so there is an answer within a second, whatever the database does.
 */
@RestController
@RequestMapping(path = "/jitsi/reservations/conference", produces = MediaType.APPLICATION_JSON_VALUE)
class ReservationGate {

    private static final Logger LOG = LoggerFactory.getLogger(ReservationGate.class);
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final Conferences conferences;
    private final Briefings briefings;
    private final ServerClosing closing;
    private final Transactions transactions;
    private final Clock clock;

    ReservationGate(
            Conferences conferences,
            Briefings briefings,
            ServerClosing closing,
            Transactions transactions,
            Clock clock) {
        this.conferences = conferences;
        this.briefings = briefings;
        this.closing = closing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens a room or refuses it; the form has {@code name}, {@code mail_owner} and {@code start_time}, which is only now. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<GateAnswer>> open(ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(this::open)
                .onErrorResume(IllegalArgumentException.class, _ -> unreadable());
    }

    private Mono<ResponseEntity<GateAnswer>> open(MultiValueMap<String, String> form) {
        var name = form.getFirst("name");
        if (name == null || name.isBlank()) return unreadable();
        var owner = form.getFirst("mail_owner");
        return inTime(conferences
                .briefingOf(name.strip())
                .flatMap(id -> answer(id, name.strip(), owner == null ? "" : owner)));
    }

    /** The same answer by the id that the first one gave. */
    @GetMapping("/{id}")
    Mono<ResponseEntity<GateAnswer>> read(@PathVariable String id) {
        return parsed(id)
                .flatMap(briefing -> inTime(answer(briefing, null, "")))
                .defaultIfEmpty(GateAnswer.unknown());
    }

    /** The server tells that the room is gone. The plan stands, so the room may be asked for again. */
    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> close(@PathVariable String id) {
        return parsed(id)
                .map(_ -> ResponseEntity.noContent().<Void>build())
                .defaultIfEmpty(ResponseEntity.notFound().build());
    }

    private Mono<ResponseEntity<GateAnswer>> answer(BriefingId id, @Nullable String asked, String owner) {
        return briefings
                .get(id)
                .flatMap(briefing -> conferences
                        .of(briefing)
                        .map(conference ->
                                decide(briefing, conference, asked == null ? conference.name() : asked, owner)));
    }

    private ResponseEntity<GateAnswer> decide(Briefing briefing, Conference conference, String name, String owner) {
        return OpeningPolicy.mayOpen(briefing, conference, clock.instant())
                .map(problem -> GateAnswer.refusal(problem, briefing.zone()))
                .orElseGet(
                        () -> ResponseEntity.ok(GateAnswer.reservation(briefing, closing.of(conference), name, owner)));
    }

    /** In a transaction, since that shields the pooled connection from the time-out. */
    private Mono<ResponseEntity<GateAnswer>> inTime(Mono<ResponseEntity<GateAnswer>> work) {
        return transactions
                .run(work)
                .defaultIfEmpty(GateAnswer.unknown())
                .timeout(PATIENCE)
                .onErrorResume(ReservationGate::refuseOrFail);
    }

    /** 503 lets the server ask again, which a refusal would not. */
    private static Mono<ResponseEntity<GateAnswer>> refuseOrFail(Throwable fault) {
        if (fault instanceof ProblemException thrown && thrown.problem() instanceof CommonProblem.NotFound) {
            return Mono.just(GateAnswer.unknown());
        }
        LOG.warn("The gate has no answer: {}", fault.toString());
        return Mono.just(GateAnswer.refusal(503, "Hệ thống đang bận, xin thử lại sau ít giây."));
    }

    private static Mono<ResponseEntity<GateAnswer>> unreadable() {
        return Mono.just(GateAnswer.refusal(400, "Yêu cầu không có tên phòng họp."));
    }

    private static Mono<BriefingId> parsed(String id) {
        try {
            return Mono.just(new BriefingId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Mono.empty();
        }
    }
}
