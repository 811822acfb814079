package vn.giaoban.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.alerts.Alert;
import vn.giaoban.alerts.Alerts;
import vn.giaoban.attendance.Attendance;
import vn.giaoban.attendance.RollCall;
import vn.giaoban.briefings.BriefingId;

/** Computes boards, and tells all instances what changed. */
@Component
class Boards {

    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Attendance attendance;
    private final Alerts alerts;
    private final ObjectProvider<ReadyPoints> readiness;
    private final BoardLines writer;
    private final BoardLog log;
    private final LiveSettings settings;

    Boards(
            Attendance attendance,
            Alerts alerts,
            ObjectProvider<ReadyPoints> readiness,
            BoardLines writer,
            BoardLog log,
            LiveSettings settings) {
        this.attendance = attendance;
        this.alerts = alerts;
        this.readiness = readiness;
        this.writer = writer;
        this.log = log;
        this.settings = settings;
    }

    /** Computes a board and tells what changed. */
    Mono<Void> refresh(BriefingId id) {
        return attendance
                .now(id)
                .flatMap(call -> alerts.of(call.briefing()).collectList().flatMap(known -> publish(call, known)));
    }

    /** Tells what changed with a roll call. */
    Mono<Void> publish(RollCall call, List<Alert> known) {
        return write(call, known)
                .flatMap(lines -> log.publish(call.briefing().id(), call.facts(), lines))
                .then();
    }

    /** The board as all instances know it; one that nobody knows yet is computed first. Fails when Redis is away. */
    Mono<Board> shared(BriefingId id) {
        return log.read(id).switchIfEmpty(Mono.defer(() -> refresh(id)).then(Mono.defer(() -> log.read(id))));
    }

    /** The same without Redis: nobody else knows the changes that led to it. */
    Mono<Board> local(BriefingId id) {
        return lines(id).map(lines -> alone(lines));
    }

    /** The lines of a board, computed. */
    Mono<SortedMap<String, String>> lines(BriefingId id) {
        return attendance
                .now(id)
                .flatMap(call -> alerts.of(call.briefing()).collectList().flatMap(known -> write(call, known)));
    }

    /** A board of which only this instance knows. */
    Board alone(SortedMap<String, String> lines) {
        var id = UUID.randomUUID().toString();
        return new Board(id, lines, List.of(new Change(id, Line.HEAD, "")), settings.replay());
    }

    private Mono<SortedMap<String, String>> write(RollCall call, List<Alert> known) {
        return ready(call.briefing().id()).map(ready -> writer.of(call, known, ready));
    }

    private Mono<Set<String>> ready(BriefingId id) {
        var source = readiness.getIfAvailable();
        if (source == null) return Mono.just(Set.of());
        return source.of(id).defaultIfEmpty(Set.of()).timeout(PATIENCE).onErrorResume(fault -> {
            LOG.debug("Nobody could say which points are ready", fault);
            return Mono.just(Set.of());
        });
    }
}
