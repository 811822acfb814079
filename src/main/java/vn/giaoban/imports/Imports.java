package vn.giaoban.imports;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Points;
import vn.giaoban.scheduling.Scheduling;
import vn.giaoban.web.Forms;

/**
 * Takes the events of a calendar file as briefings, each in a transaction of its own and each once: an event that was imported is known again by its UID,
 * whatever became of its briefing.
 */
@Component
class Imports {

    private final Points points;
    private final Scheduling scheduling;
    private final ImportStore store;
    private final Transactions transactions;
    private final Forms forms;
    private final Clock clock;

    Imports(
            Points points,
            Scheduling scheduling,
            ImportStore store,
            Transactions transactions,
            Forms forms,
            Clock clock) {
        this.points = points;
        this.scheduling = scheduling;
        this.store = store;
        this.transactions = transactions;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * How it is wanted.
     *
     * @param groups points of events that name none, as {@code ALL}; empty for none
     * @param publish whether invitations go out at once
     */
    record Wish(List<String> groups, boolean publish) {}

    /** What would become of each event, in the order of the file: each is booked, and what was booked taken back. */
    Mono<List<Item>> preview(String text, Wish wish, Actor actor) {
        return alone(items(text, wish)
                .concatMap(item -> isFree(item) ? rehearse(item, form(item), actor) : Mono.just(item))
                .collectList());
    }

    /**
     * Imports.
     *
     * @param chosen which events, by their keys
     */
    Mono<List<Item>> take(String text, Wish wish, Predicate<String> chosen, Actor actor) {
        return alone(items(text, wish)
                .concatMap(item -> isFree(item) && chosen.test(item.entry().key())
                        ? book(item, form(item), actor)
                        : Mono.just(item))
                .collectList());
    }

    /** Even with an Idempotency-Key not in its transaction: each event stands for itself, and what was tried out must not stay. */
    private static <T> Mono<T> alone(Mono<T> work) {
        return work.contextWrite(_ -> Context.empty());
    }

    private Flux<Item> items(String text, Wish wish) {
        return Mono.fromSupplier(() -> EntryReader.read(CalendarFile.read(text), HomeZone.ID))
                .flatMapMany(entries -> Mono.zip(catalogue(), known(entries))
                        .flatMapIterable(found -> items(entries, found.getT1(), found.getT2(), wish)));
    }

    private Mono<List<Point>> catalogue() {
        return points.ofKinds(Arrays.asList(PointKind.values())).collectList();
    }

    private Mono<Map<String, BriefingId>> known(List<Entry> entries) {
        return store.find(entries.stream().map(Entry::key).toList());
    }

    private List<Item> items(List<Entry> entries, List<Point> catalogue, Map<String, BriefingId> known, Wish wish) {
        var translation =
                new Translation(new Places(catalogue), forms::faults, wish.groups(), wish.publish(), clock.instant());
        Set<String> seen = new HashSet<>();
        return entries.stream()
                .map(entry -> {
                    var item = translation.of(entry);
                    var before = known.get(entry.key());
                    if (before != null) return item.known(before);
                    return seen.add(entry.key()) ? item : twice(entry);
                })
                .toList();
    }

    private static Item twice(Entry entry) {
        return Item.faulty(entry, List.of(new Entry.Fault(entry.line(), "UID", Entry.Fault.Kind.TWICE, entry.uid())));
    }

    private static boolean isFree(Item item) {
        return item.state() == Item.State.READY && item.form() != null;
    }

    private static BriefingForm form(Item item) {
        if (item.form() == null) throw new IllegalStateException("no form");
        return item.form();
    }

    private Mono<Item> rehearse(Item item, BriefingForm form, Actor actor) {
        return transactions
                .run(scheduling.schedule(form, actor).<Item>flatMap(done -> Mono.error(new Undone(done.warnings()))))
                .onErrorResume(Undone.class, undone -> Mono.just(item.ready(undone.warnings)))
                .onErrorResume(ProblemException.class, fault -> refused(item, fault));
    }

    private Mono<Item> book(Item item, BriefingForm form, Actor actor) {
        var entry = item.entry();
        return transactions
                .run(store.claim(entry, actor.name())
                        .flatMap(fresh -> fresh
                                ? scheduling
                                        .schedule(form, actor)
                                        .map(done ->
                                                item.imported(done.briefing().id(), done.warnings()))
                                        .delayUntil(done -> store.remember(entry, done.briefing()))
                                : store.find(List.of(entry.key()))
                                        .flatMapIterable(Map::values)
                                        .next()
                                        .map(item::known)))
                .onErrorResume(ProblemException.class, fault -> refused(item, fault));
    }

    /** What the service itself can't do now is no fault of the event. */
    private static Mono<Item> refused(Item item, ProblemException fault) {
        return fault.problem().status() >= 500 ? Mono.error(fault) : Mono.just(item.blocked(fault.problem()));
    }

    /** Ends a rehearsal's transaction. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient List<Warning> warnings;

        Undone(List<Warning> warnings) {
            super("rehearsal", null, false, false);
            this.warnings = warnings;
        }
    }
}
