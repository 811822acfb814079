package vn.giaoban.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether PostgreSQL answers, as {@code r2dbc}; readiness depends on it. It is asked on a connection of its own, so that a pool which is all in use is not taken for a
 * database that is away, and at most once a second, however often somebody wants to know.
 */
@Component("r2dbcHealthIndicator")
class DatabaseHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Mono<Health> health;

    DatabaseHealth(ConnectionFactory pool) {
        this.health = asked(ConnectionPools.unpooled(pool)).cache(FRESH);
    }

    private static Mono<Health> asked(ConnectionFactory server) {
        return Flux.usingWhen(server.create(), DatabaseHealth::ask, Connection::close)
                .then(Mono.fromSupplier(() -> Health.up().build()))
                .timeout(PATIENCE)
                .onErrorResume(fault -> Mono.just(Health.down(fault).build()));
    }

    private static Flux<Long> ask(Connection connection) {
        return Flux.from(connection.createStatement("select 1").execute()).flatMap(Result::getRowsUpdated);
    }

    @Override
    public Mono<Health> health() {
        return health;
    }
}
