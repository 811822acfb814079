package vn.giaoban.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.CommonProblem.NotFound;

/** The series there are, and which briefing belongs to which. All writing is done within the caller's transaction. */
@Component
public class SeriesRecords {

    /** Before every recurrence id. */
    public static final LocalDateTime BEGINNING = LocalDateTime.of(1900, 1, 1, 0, 0);

    private final SeriesStore store;

    SeriesRecords(SeriesStore store) {
        this.store = store;
    }

    /** One series; fails with {@link NotFound}. */
    public Mono<Series> get(UUID id) {
        return store.find(id).switchIfEmpty(Mono.error(() -> new NotFound("Series " + id).asException()));
    }

    /** One series that nobody else can change before the transaction ends. */
    public Mono<Series> getForChange(UUID id) {
        return store.findForChange(id).switchIfEmpty(Mono.error(() -> new NotFound("Series " + id).asException()));
    }

    /** A briefing's place in its series; empty for one that belongs to none. */
    public Mono<Member> findMember(BriefingId briefing) {
        return store.findMember(briefing);
    }

    /** All of a series whose recurrence id is not before {@code from}, in order. */
    public Flux<Member> members(UUID series, LocalDateTime from) {
        return store.members(series, from);
    }

    /** Whether a part of it went on as a series of its own. */
    public Mono<Boolean> hasBranches(UUID series) {
        return store.hasBranches(series);
    }

    /** Those that have no end and are not filled up to the time, which is UTC to a day's difference. */
    public Flux<UUID> unfilled(Instant until) {
        return store.findUnfilled(until);
    }

    /** A new series with its first occurrences. */
    public Mono<Void> add(Series series, List<Member> members, List<Skipped> skipped) {
        return store.insert(series).then(addTo(series.id(), members, skipped));
    }

    /** More occurrences of a series. */
    public Mono<Void> addTo(UUID series, List<Member> members, List<Skipped> skipped) {
        return store.insertMembers(members).then(store.insertSkipped(series, skipped));
    }

    /** Keeps a series as it is now. */
    public Mono<Void> save(Series series) {
        return store.update(series);
    }

    /** Keeps the part of a series before an occurrence, and the rest as a series of its own. */
    public Mono<Void> split(Series before, Series rest, LocalDateTime recurrenceId) {
        return store.update(before)
                .then(store.insert(rest))
                .then(store.moveMembers(before.id(), rest.id(), recurrenceId));
    }

    /** Members of the plan that were changed for these briefings alone; nothing happens to one that belongs to no series. */
    public Mono<Void> markChanged(BriefingId briefing, Set<String> members) {
        return members.isEmpty() ? Mono.empty() : store.markChanged(briefing, members);
    }

    /** These briefings follow their series again in these members of the plan. */
    public Mono<Void> clearChanged(Collection<BriefingId> briefings, Set<String> members) {
        return briefings.isEmpty() || members.isEmpty() ? Mono.empty() : store.clearChanged(briefings, members);
    }
}
