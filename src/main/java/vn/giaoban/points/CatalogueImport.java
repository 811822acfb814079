package vn.giaoban.points;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.points.PointProblem.CsvFault;
import vn.giaoban.web.Forms;

/** Takes a CSV file of points or rooms into the catalogue: all of it or nothing. Points that the file does not name stay as they are. */
@Component
class CatalogueImport {

    private static final int PARENT_COLUMN = 4;

    /** How many rows did what. */
    record Result(long created, long updated, long unchanged) {}

    /**
     * What came of a confirmed file.
     *
     * @param taken whether the catalogue is now as the preview says; else the preview is another than the one that was confirmed
     */
    record Outcome(CataloguePreview preview, boolean taken) {}

    private final PointStore store;
    private final CatalogueImportStore rows;
    private final Transactions transactions;
    private final Forms forms;
    private final Audit audit;

    CatalogueImport(PointStore store, CatalogueImportStore rows, Transactions transactions, Forms forms, Audit audit) {
        this.store = store;
        this.rows = rows;
        this.transactions = transactions;
        this.forms = forms;
        this.audit = audit;
    }

    /**
     * Takes the file.
     *
     * @param dryRun only says what would happen
     */
    Mono<Result> take(String csv, boolean dryRun, Actor actor) {
        return read(csv)
                .flatMap(content -> transactions.run(
                        compared(content).delayUntil(preview -> dryRun ? Mono.empty() : save(content, preview, actor))))
                .map(CataloguePreview::result);
    }

    /** What taking the file would do; fails with {@link PointProblem.FaultyCsv}. */
    Mono<CataloguePreview> preview(String csv) {
        return read(csv).flatMap(content -> transactions.run(compared(content)));
    }

    /**
     * Takes the file when that does just what somebody has seen and confirmed.
     *
     * @param seen the mark of the preview that was confirmed
     */
    Mono<Outcome> confirm(String csv, String seen, Actor actor) {
        return read(csv)
                .flatMap(content -> transactions.run(compared(content)
                        .map(preview -> new Outcome(preview, preview.mark(csv).equals(seen)))
                        .delayUntil(
                                outcome -> outcome.taken() ? save(content, outcome.preview(), actor) : Mono.empty())));
    }

    private Mono<CatalogueCsv.Content> read(String csv) {
        return Mono.fromSupplier(() -> CatalogueCsv.read(csv, forms::faults));
    }

    /** Within a transaction: nobody else changes the catalogue before it ends. */
    private Mono<CataloguePreview> compared(CatalogueCsv.Content content) {
        return store.lockForChange()
                .then(checkReferences(content))
                .then(Mono.defer(() -> known(content)))
                .map(known -> CataloguePreview.of(content, known));
    }

    /** All points that are not retired, and those that the file names. */
    private Mono<Map<String, Point>> known(CatalogueCsv.Content content) {
        var named = content.rooms().isEmpty()
                ? content.points().stream().map(p -> String.valueOf(p.code())).toList()
                : content.rooms().keySet().stream()
                        .map(CatalogueCsv.RoomKey::point)
                        .distinct()
                        .toList();
        return store.findByKinds(List.of(PointKind.values()))
                .concatWith(store.findAll(named))
                .collect(Collectors.toMap(Point::code, point -> point, (one, _) -> one, LinkedHashMap::new));
    }

    private Mono<Void> save(CatalogueCsv.Content content, CataloguePreview preview, Actor actor) {
        return rows.save(content)
                .then(audit.record(actor, "catalogue", "import", preview.before(), preview.after(), null));
    }

    /** Parents and rooms' points must be in the catalogue or in the file, and nobody above themselves. */
    private Mono<Void> checkReferences(CatalogueCsv.Content content) {
        return store.parents().flatMap(known -> {
            var hierarchy = new Hierarchy(known);
            content.points().forEach(p -> hierarchy.with(String.valueOf(p.code()), p.parent()));
            var faults = content.lines().stream()
                    .flatMap(line -> Stream.ofNullable(
                            content.rooms().isEmpty() ? ofPoint(line, hierarchy) : ofRoom(line, hierarchy)))
                    .toList();
            return faults.isEmpty() ? Mono.empty() : Mono.error(new PointProblem.FaultyCsv(faults).asException());
        });
    }

    private static @Nullable CsvFault ofPoint(CatalogueCsv.Line line, Hierarchy hierarchy) {
        var fault = hierarchy.fault(line.key());
        return fault == null
                ? null
                : new CsvFault("/" + line.number() + "/parent", line.number(), PARENT_COLUMN, fault);
    }

    private static @Nullable CsvFault ofRoom(CatalogueCsv.Line line, Hierarchy hierarchy) {
        var point = String.valueOf(line.parent());
        return hierarchy.knows(point)
                ? null
                : new CsvFault("/" + line.number() + "/point", line.number(), 1, point + " is not the code of a point");
    }
}
