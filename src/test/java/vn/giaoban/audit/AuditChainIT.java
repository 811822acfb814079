package vn.giaoban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.OwnThreads;

/** The trail holds together, however many write into it, and shows where somebody tampered with it. */
@IntegrationTest
class AuditChainIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String VERIFY = "/api/v1/audit/verify";

    @Autowired
    private Api api;

    @Autowired
    private Audit audit;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditChain chain;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DatabaseClient database;

    private final String mark = "probe:" + UUID.randomUUID();
    private final Actor actor = new Actor("chain-test");

    private Mono<Void> write(String action) {
        return audit.record(actor, mark, action, null, Map.of("lời", "một\ndòng \"khác\""), null);
    }

    /** Writers that commit in another order than they began, writers that are rolled back, and four who link meanwhile. */
    @Test
    void holdsTogetherHoweverManyWriteAndLinkAtOnce() {
        var writers = Flux.range(0, 200)
                .flatMap(
                        n -> transactions
                                .run(write("w" + n)
                                        .then(Mono.delay(Duration.ofMillis(n * 7 % 40)))
                                        .then(n % 5 == 0 ? Mono.<Integer>error(new Undone()) : Mono.just(n)))
                                .onErrorResume(Undone.class, _ -> Mono.empty())
                                .subscribeOn(OwnThreads.ALL),
                        10)
                .then();
        var linkers = Flux.range(0, 40)
                .flatMap(_ -> chain.seal().subscribeOn(OwnThreads.ALL), 4)
                .then();
        Mono.when(writers, linkers).then(chain.seal()).block(PATIENCE);
        assertThat(hashes()).hasSize(160).doesNotHaveDuplicates();
        assertThat(chain.verify().blockOptional(PATIENCE).orElseThrow().intact())
                .isTrue();
    }

    private static final class Undone extends RuntimeException {}

    private List<String> hashes() {
        return trail.newestFirst(AuditFilter.of(mark), null, 1000)
                .mapNotNull(AuditEntry::hash)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @Test
    void whatIsChangedBehindTheServicesBackBreaksIt() {
        write("first").then(write("second")).then(chain.seal()).block(PATIENCE);
        tampered("update audit.entry set reason = 'nothing to see' where entity = '%s' and action = 'first'")
                .hasFault("the entry is not what was written");
        tampered("delete from audit.entry where entity = '%s' and action = 'first'")
                .hasFault("the entry is gone");
        tampered("delete from audit.link where entry = (select min(id) from audit.entry where entity = '%s')")
                .hasFault("is gone");
        tampered(
                        "update audit.link set hash = previous where entry = (select min(id) from audit.entry where entity = '%s')")
                .hasFault("the entry is not what was written");
        tampered(
                        "delete from audit.unsealed; insert into audit.entry (actor, entity, action) values ('x', '%s', 'third'); delete from audit.unsealed")
                .hasFault("the entry is not in the chain");
        assertThat(chain.verify().blockOptional(PATIENCE).orElseThrow().intact())
                .isTrue();
    }

    private Tampered tampered(String sql) {
        var found = new AtomicReference<AuditChain.Finding>();
        var work = statements("set local session_replication_role = replica; "
                        + (sql.contains("insert") ? "set local session_replication_role = origin; " : "")
                        + sql.formatted(mark))
                .then(chain.verify())
                .doOnNext(found::set)
                .then(Mono.<Void>error(new Undone()));
        assertThatThrownBy(() -> transactions.run(work).block(PATIENCE)).isInstanceOf(Undone.class);
        return new Tampered(found.get());
    }

    private Mono<Void> statements(String all) {
        return Flux.fromArray(all.split("; ", -1))
                .concatMap(sql -> database.sql(sql).then())
                .then();
    }

    private record Tampered(AuditChain.Finding finding) {
        void hasFault(String fault) {
            assertThat(finding.intact()).isFalse();
            assertThat(finding.fault()).contains(fault);
        }
    }

    @Test
    void linksCanOnlyBeAdded() {
        write("only").then(chain.seal()).block(PATIENCE);
        for (var sql :
                List.of("update audit.link set hash = previous", "delete from audit.link", "truncate audit.link"))
            assertThatThrownBy(() -> database.sql(sql).then().block(PATIENCE)).hasStackTraceContaining("append-only");
    }

    @Test
    void administratorsCheckIt() {
        write("told").then(chain.seal()).block(PATIENCE);
        var found = HttpCall.byAdmin(api, "GET", VERIFY).send().ok().json();
        assertThat(found.path("intact").asBoolean()).isTrue();
        assertThat(found.path("links").asLong()).isPositive();
        HttpCall.by(api, "GET", VERIFY).send().refused(401, "unauthenticated");
        assertThat(page("/admin/audit?verify")).contains("Nhật ký nguyên vẹn");
        assertThat(page("/admin/audit")).contains("Kiểm tra toàn bộ nhật ký").doesNotContain("Nhật ký nguyên vẹn");
        assertThat(page("/admin/audit/export?entity=" + mark)).contains(hashes().getFirst());
    }

    private String page(String path) {
        return HttpCall.byAdmin(api, "GET", path)
                .header("Accept", "text/html, */*;q=0.5")
                .send()
                .ok()
                .body();
    }

    @Test
    void whoReadsAttendanceIsInTheTrailOnceAnHour() {
        var name = "lanh.dao." + UUID.randomUUID();
        api.post(
                        "/api/v1/accounts",
                        Map.of("username", name, "password", "mật khẩu lãnh đạo", "roles", List.of("LEADER")))
                .expectStatus()
                .isCreated();
        var id = api.schedule(BriefingRequest.aBriefing()
                        .atPoints(new OwnPoints(api).aPoint())
                        .published()
                        .body())
                .get("id")
                .asString();
        var sheet = "/api/v1/briefings/" + id + "/attendance";
        for (var path :
                List.of(sheet, sheet, "/briefings/" + id + "/attendance", sheet + "?format=csv", sheet + "/verify"))
            HttpCall.by(api, "GET", path).as(name, "mật khẩu lãnh đạo").send().ok();
        HttpCall.by(api, "GET", "/api/v1/briefings/" + UUID.randomUUID() + "/attendance")
                .as(name, "mật khẩu lãnh đạo")
                .send()
                .refused(404, "not-found");
        // written while the reader reads on
        await().atMost(PATIENCE).until(() -> readBy(name).size() >= 3);
        var entries = readBy(name);
        assertThat(entries).allMatch(entry -> entry.entity().equals("attendance:" + id));
        assertThat(entries).extracting(AuditEntry::action).containsExactlyInAnyOrder("read", "export", "read");
    }

    private List<AuditEntry> readBy(String name) {
        return trail.newestFirst(new AuditFilter(null, name, null, null, null), null, 50)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
