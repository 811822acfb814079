package vn.giaoban.papers;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.web.Forms;
import vn.giaoban.web.PlainText;

/** The documents of briefings. */
@Component
class Documents {

    private final DocumentStore store;
    private final Briefings briefings;
    private final PapersSettings settings;
    private final Forms forms;
    private final Audit audit;
    private final Transactions transactions;
    private final Scheduler threads;
    private final Clock clock;

    Documents(
            DocumentStore store,
            Briefings briefings,
            PapersSettings settings,
            Forms forms,
            Audit audit,
            Transactions transactions,
            Scheduler paperScheduler,
            Clock clock) {
        this.store = store;
        this.briefings = briefings;
        this.settings = settings;
        this.forms = forms;
        this.audit = audit;
        this.transactions = transactions;
        this.threads = paperScheduler;
        this.clock = clock;
    }

    /** A briefing's documents, in order; none for a briefing that does not exist. */
    Mono<List<Document>> list(BriefingId briefing) {
        return store.list(briefing).collectList();
    }

    /** Fails with {@link NotFound}. */
    Mono<Document> get(BriefingId briefing, UUID id) {
        return store.find(briefing, id).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    /** Its content, piece after piece, each read when the one before has left. */
    Flux<Mono<ByteBuffer>> content(Document document) {
        return Flux.range(0, pieces(document.size()))
                .map(number ->
                        store.piece(document.id(), number).switchIfEmpty(Mono.error(() -> notFound(document.id()))));
    }

    /** Takes a file, all of it or nothing; fails with {@link PaperProblem}, {@code invalid-request} or {@link NotFound}. */
    Mono<Document> add(BriefingId briefing, Upload upload, Actor actor) {
        return away(() -> Inspection.of(upload.file(), checked(upload.name())))
                .flatMap(found -> transactions.run(briefings
                        .getKept(briefing)
                        .delayUntil(this::requireRoom)
                        .map(kept -> document(kept, upload, found, actor))
                        .delayUntil(document -> store(document, upload.file(), actor))));
    }

    /** A name that is checked. */
    record Name(@PlainText String name) {}

    private String checked(String name) {
        if (name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && forms.faults(new Name(name)).isEmpty()) return name;
        throw new PaperProblem.WrongName().asException();
    }

    private Mono<Long> requireRoom(Briefing briefing) {
        return store.count(briefing.id()).doOnNext(count -> {
            if (count >= settings.maxDocuments()) throw new PaperProblem.TooMany(settings.maxDocuments()).asException();
        });
    }

    private Document document(Briefing briefing, Upload upload, Inspection.Found found, Actor actor) {
        return new Document(
                UUID.randomUUID(),
                briefing.id(),
                upload.name(),
                found.type().mediaType(),
                found.size(),
                found.sha256(),
                Rights.of(upload.access(), upload.points(), pointsOf(briefing)),
                0,
                clock.instant(),
                actor.name());
    }

    private Mono<Void> store(Document document, PaperFile file, Actor actor) {
        return store.insert(document)
                .filter(inserted -> inserted == 1)
                .switchIfEmpty(Mono.error(() -> new PaperProblem.NameTaken(document.name()).asException()))
                .thenMany(Flux.range(0, pieces(document.size())))
                .concatMap(number ->
                        away(() -> file.piece(number)).flatMap(bytes -> store.addPiece(document.id(), number, bytes)))
                .then(audit.record(actor, entity(document), "add-document", null, document, null));
    }

    /**
     * Changes who may read it; fails with {@link NotFound} or {@code invalid-request}.
     *
     * @param points codes of points, when access is POINTS
     */
    Mono<Document> allow(BriefingId briefing, UUID id, PaperAccess access, List<String> points, Actor actor) {
        return transactions.run(briefings.getKept(briefing).flatMap(kept -> {
            var rights = Rights.of(access, points, pointsOf(kept));
            return change(briefing, id, "allow-document", before -> before.with(rights, before.position()), actor)
                    .delayUntil(store::saveRights);
        }));
    }

    /**
     * Puts it at another place of the list; fails with {@link NotFound}.
     *
     * @param place from 1 on; beyond the end is the end
     */
    Mono<Document> move(BriefingId briefing, UUID id, int place, Actor actor) {
        return transactions.run(
                change(briefing, id, "move-document", before -> before.with(before.rights(), place), actor)
                        .delayUntil(document -> store.move(document, place)));
    }

    private Mono<Document> change(
            BriefingId briefing, UUID id, String action, UnaryOperator<Document> change, Actor actor) {
        return locked(briefing, id).flatMap(before -> {
            var after = change.apply(before);
            return audit.record(actor, entity(after), action, before, after, null)
                    .thenReturn(after);
        });
    }

    /** Takes it away; fails with {@link NotFound}. */
    Mono<Void> remove(BriefingId briefing, UUID id, Actor actor) {
        return transactions.run(locked(briefing, id)
                .flatMap(document -> store.delete(id)
                        .then(audit.record(actor, entity(document), "remove-document", document, null, null))));
    }

    private Mono<Document> locked(BriefingId briefing, UUID id) {
        return store.findForChange(briefing, id).switchIfEmpty(Mono.error(() -> notFound(id)));
    }

    private <T> Mono<T> away(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(threads);
    }

    private static Set<String> pointsOf(Briefing briefing) {
        return briefing.points().stream().map(ExpectedPoint::point).collect(Collectors.toSet());
    }

    private static int pieces(long size) {
        return Math.toIntExact(Math.ceilDiv(size, PaperFile.PIECE));
    }

    private static String entity(Document document) {
        return "briefing:" + document.briefing();
    }

    private static Throwable notFound(UUID id) {
        return new NotFound("Document " + id).asException();
    }
}
