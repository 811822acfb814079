package vn.giaoban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;

/** A crowd has all connections that are meant for people: who waits for nobody goes on. */
@IntegrationTest
class BulkheadIT {

    private static final Duration SOON = Duration.ofSeconds(3);

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private R2dbcProperties settings;

    @Autowired
    private Api api;

    private final Sinks.Empty<Void> leaves = Sinks.empty();
    private Mono<Void> gone = Mono.empty();

    @BeforeEach
    void aCrowdComes() {
        var places = settings.getPool().getMaxSize();
        var inside = new AtomicInteger();
        var person = transactions.run(one().doOnNext(_ -> inside.incrementAndGet())
                .then(leaves.asMono())
                .thenReturn(true));
        gone = Mono.fromFuture(
                Flux.range(0, places).flatMap(_ -> person, places).then().toFuture());
        await().atMost(Duration.ofSeconds(10)).until(() -> inside.get() == places);
    }

    @AfterEach
    void itLeaves() {
        leaves.tryEmitEmpty();
        gone.block(Duration.ofSeconds(10));
    }

    @Test
    void workInTheBackgroundHasConnectionsOfItsOwn() {
        assertThat(transactions.run(one()).contextWrite(BackgroundWork::mark).block(SOON))
                .isEqualTo(1);
        assertThat(one().contextWrite(BackgroundWork::mark).block(SOON)).isEqualTo(1);
        // who is one of the crowd waits
        assertThatThrownBy(() -> one().block(SOON)).hasMessageContaining("Timeout");
    }

    @Test
    void theConferenceServerIsAnsweredAndPeopleWait() {
        var people = HttpCall.byAdmin(api, "GET", "/api/v1/points").sendAsync();
        assertThat(asksForARoom().orTimeout(3, TimeUnit.SECONDS).join().status())
                .isEqualTo(404);
        assertThat(people).isNotDone();
        itLeaves();
        assertThat(people.join().status()).isEqualTo(200);
    }

    private CompletableFuture<Answer> asksForARoom() {
        return HttpCall.by(api, "POST", "/jitsi/reservations/conference")
                .header("Authorization", "Bearer " + Api.CALLBACK_TOKEN)
                .body(
                        "POST",
                        "application/x-www-form-urlencoded",
                        "name=gb-nobody-knows&mail_owner=a&start_time=2026-01-05T00%3A00%3A00.000Z")
                .sendAsync();
    }

    private Mono<Integer> one() {
        return database.sql("select 1").mapValue(Integer.class).one();
    }
}
