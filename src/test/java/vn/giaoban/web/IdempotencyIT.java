package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.Quiet;

/** A request may be sent again, by whoever lost the answer. */
@Quiet("measures how soon those who hang up are forgotten")
@IntegrationTest
class IdempotencyIT {

    private static final String PATH = "/api/v1/briefings";

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private IdempotencyStore store;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private ConnectionFactory connections;

    private final String key = UUID.randomUUID().toString();
    private final String title = "Một lần " + key;

    @AfterEach
    void nothingIsLeftOpen() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(pool().getMetrics().orElseThrow().acquiredSize()).isZero();
            assertThat(invariants.count("select count(*) from pg_stat_activity where state = 'idle in transaction'"))
                    .isZero();
        });
        invariants.hold();
    }

    @Test
    void booksOnceHoweverManyAskAtOnce() {
        var body = body();
        var first = IntStream.range(0, 16)
                .mapToObj(_ -> post(key, body).sendAsync())
                .toList();
        var answers = first.stream().map(CompletableFuture::join).toList();
        var booked = answers.stream().filter(a -> a.status() == 201).toList();
        assertThat(booked).isNotEmpty();
        assertThat(booked.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(booked.stream().filter(a -> a.header("Idempotency-Replayed") == null))
                .hasSize(1);
        answers.stream().filter(a -> a.status() != 201).forEach(a -> a.refused(409, "in-progress"));
        assertThat(bookings()).isOne();
    }

    @Test
    void theSecondAnswerIsTheFirst() {
        var body = body();
        var first = post(key, body).send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        var second = post(key, body).send();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "ETag", "Content-Type"))
            assertThat(second.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        assertThat(bookings()).isOne();
    }

    @Test
    void aKeyStandsForOneRequestOfOneAccount() {
        post(key, body()).send().ok();
        post(key, body()).send().refused(422, "idempotency-key-reused");
        HttpCall.byAdmin(api, "POST", "/api/v1/availability/search")
                .json("POST", "{}")
                .header("Idempotency-Key", key)
                .send()
                .refused(422, "idempotency-key-reused");
        var secretary = account("SECRETARY");
        var other = post(key, body()).as(secretary, "mật khẩu").send();
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header("Idempotency-Replayed")).isNull();
        assertThat(bookings()).isEqualTo(2);
    }

    @Test
    void aRefusalStaysTheSameEvenWhenTheSlotIsFreeAgain() {
        var day = aFreeDay();
        var holder = api.schedule(aBriefing().on(day).atPoints("H-PHU-XUYEN").body());
        var body = JsonMapper.shared()
                .writeValueAsString(aBriefing()
                        .titled(title)
                        .on(day)
                        .atPoints("H-PHU-XUYEN")
                        .body());
        var first = post(key, body).send().refused(409, "schedule-conflict");
        HttpCall.byAdmin(api, "POST", PATH + "/" + holder.path("id").asString() + "/cancel")
                .json("POST", "{\"reason\":\"Bão\"}")
                .header("If-Match", "\"1\"")
                .send()
                .ok();
        var second = post(key, body).send().refused(409, "schedule-conflict");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(bookings()).isZero();
        post(key + "-2", body).send().ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"title\":7}", "[]", ""})
    void aRequestThatIsNoneIsRefusedAgain(String body) {
        post(key, body).send().refused(400, "invalid-request");
        post(key, body).send().refused(400, "invalid-request");
    }

    @Test
    void commandsAreRepeatedToo() {
        var path = PATH + "/"
                + api.schedule(aBriefing().titled(title).atPoints("H-MY-DUC").body())
                        .path("id")
                        .asString() + "/publish";
        var answers = IntStream.range(0, 3)
                .mapToObj(_ -> HttpCall.byAdmin(api, "POST", path)
                        .header("If-Match", "\"1\"")
                        .header("Idempotency-Key", key)
                        .send()
                        .ok())
                .toList();
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).extracting(a -> a.header("ETag")).containsOnly("\"2\"");
        assertThat(answers.getLast().header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void whoHangsUpInTheMiddleAndAsksAgainHasOneBooking() throws InterruptedException {
        for (var wait : List.of(1, 5, 20, 60)) {
            var body = body();
            var mine = key + "-" + wait;
            var call = post(mine, body).start();
            TimeUnit.MILLISECONDS.sleep(wait);
            call.cancel(true);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> post(mine, body).send().status() == 201);
        }
        assertThat(bookings()).isEqualTo(4);
    }

    @Test
    void fiveHundredWhoHangUpLeaveNothingOpen() throws InterruptedException {
        var random = new Random(7);
        for (var round = 0; round < 10; round++) {
            var calls = IntStream.range(0, 50)
                    .mapToObj(i -> {
                        var call = HttpCall.byAdmin(api, "POST", PATH).json("POST", body());
                        if (i % 2 == 0)
                            call.header("Idempotency-Key", UUID.randomUUID().toString());
                        return call.start();
                    })
                    .toList();
            for (var call : calls) {
                TimeUnit.MICROSECONDS.sleep(random.nextInt(4000));
                call.cancel(true);
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(pool().getMetrics().orElseThrow().acquiredSize())
                                .isZero());
        var began = System.nanoTime();
        HttpCall.byAdmin(api, "GET", "/api/v1/points").send().ok();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private HttpCall post(String idempotencyKey, String body) {
        return HttpCall.byAdmin(api, "POST", PATH).json("POST", body).header("Idempotency-Key", idempotencyKey);
    }

    private String body() {
        return JsonMapper.shared()
                .writeValueAsString(aBriefing()
                        .titled(title)
                        .atPoints("H-MY-DUC", "H-UNG-HOA")
                        .body());
    }

    private long bookings() {
        return invariants.count("select count(*) from briefings.briefing where title = '" + title + "'");
    }

    private String account(String role) {
        var name = role.toLowerCase(java.util.Locale.ROOT) + "-" + key;
        database.sql("insert into accounts.account (username, password, roles) values (:name, :password, array[:role])")
                .bindValues(Map.of("name", name, "password", String.valueOf(encoder.encode("mật khẩu")), "role", role))
                .then()
                .block();
        return name;
    }

    @Test
    void forgetsWhatIsTooOldToBeGivenAgainAndNothingElse() {
        for (var hours : new int[] {23, 25})
            database.sql("""
                            insert into web.first_answer (principal, key, request, status, body, at)
                            values ('forgetful', :key, '', 200, '', now() - make_interval(hours => :hours))""")
                    .bind("key", "h" + hours)
                    .bind("hours", hours)
                    .then()
                    .block();
        assertThat(invariants.count("select count(*) from quartz.qrtz_triggers where trigger_name = 'forget-answers'"))
                .isOne();
        store.forgetOld().block();
        assertThat(invariants.count("select count(*) from web.first_answer where key = 'h23'"))
                .isOne();
        assertThat(invariants.count("select count(*) from web.first_answer where key = 'h25'"))
                .isZero();
    }

    private ConnectionPool pool() {
        var factory = connections;
        while (!(factory instanceof ConnectionPool pool)) {
            if (!(factory instanceof Wrapped<?> wrapped) || !(wrapped.unwrap() instanceof ConnectionFactory inner))
                throw new AssertionError("no pool: " + factory);
            factory = inner;
        }
        return pool;
    }
}
