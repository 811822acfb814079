package vn.giaoban.points;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;

/** Fills an empty catalogue from the office's own files at the first start. */
@Component
@Order(1)
class FirstCatalogue implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstCatalogue.class);

    private final PointStore store;
    private final CatalogueImport importing;
    private final Transactions transactions;
    private final Path folder;

    FirstCatalogue(PointStore store, CatalogueImport importing, Transactions transactions, Environment environment) {
        this.store = store;
        this.importing = importing;
        this.transactions = transactions;
        this.folder = Path.of(environment.getProperty("giaoban.config-dir", "config"));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!Boolean.TRUE.equals(store.isEmpty().block())) return;
        // both or neither: half a catalogue would not be empty at the next start, and never get its rooms
        transactions
                .run(take("points.csv").then(Mono.defer(() -> take("rooms.csv"))))
                .block();
    }

    private Mono<Void> take(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            LOG.warn("There is no {}: the catalogue stays empty until points are imported", file);
            return Mono.empty();
        }
        return importing
                .take(text(file), false, Actor.SYSTEM)
                .doOnNext(result -> LOG.info("{}: {} taken into the catalogue", file, result.created()))
                .then();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }
}
