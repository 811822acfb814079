package vn.giaoban.points;

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
        return Mono.fromSupplier(() -> CatalogueCsv.read(csv, forms::faults)).flatMap(content -> {
            var work = store.lockForChange().then(checkReferences(content)).then(rows.counts(content));
            if (dryRun) return transactions.run(work);
            return transactions.run(work.flatMap(result -> rows.save(content)
                    .then(audit.record(actor, "catalogue", "import", null, result, null))
                    .thenReturn(result)));
        });
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
