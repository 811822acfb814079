package vn.giaoban.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import vn.giaoban.support.Answer;

/**
 * Two instances on one PostgreSQL, one Redis and one mail server, under a steady load of bookings, publishes, joins and events of the conference server; then
 * one thing after the other breaks. After each, nothing that was acknowledged is lost or there twice, everything works again within half a minute, and nobody was
 * answered anything worse than to come again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultSuite {

    private static final Path FOLDER = Path.of("target/faults");
    private static final double LIMIT_SECONDS = 30;
    private static final long PATIENCE_SECONDS = 150;
    private static final long OUTAGE_MILLIS = 8_000;
    private static final @Nullable Map<String, String> AHEAD = Plant.clockOff("+5m");
    private static final @Nullable Map<String, String> BEHIND = Plant.clockOff("-10m");

    private final FaultTable table = new FaultTable(Path.of("target/faults.md"));
    private final Truth truth = new Truth();
    private Plant plant;
    private Balancer balancer;
    private House house;
    private Load load;
    private Judge judge;
    private Node a;
    private Node b;

    /** What happens, up to the moment from which on everything should work again. */
    private interface Fault {
        void strike() throws Exception;
    }

    @BeforeAll
    void start() throws Exception {
        plant = new Plant(FOLDER, 2);
        a = plant.nodes().getFirst();
        b = plant.nodes().getLast();
        balancer = new Balancer(plant.nodes());
        house = new House(balancer, truth);
        load = new Load(house);
        judge = new Judge(plant, house, truth);
        // the first of everything is slow
        load.goOn();
        Thread.sleep(5_000);
        load.hold();
    }

    /** A row that failed with an instance down leaves the next ones two instances nevertheless. */
    @BeforeEach
    void startWhatIsDown() throws Exception {
        for (var node : plant.nodes()) if (!node.isAlive()) node.start(Map.of()).awaitReady();
    }

    @AfterAll
    void tell() throws Exception {
        if (plant == null) return;
        table.tell();
        if (load != null) load.close();
        if (balancer != null) balancer.close();
        plant.close();
    }

    @Test
    @Order(0)
    void whatOneForbidsTheOtherForbidsAtOnce() throws Exception {
        try (var guards = new Guards(a, b)) {
            guards.guessesAreCountedTogether();
            guards.aRevokedTokenIsWorthNothing();
            guards.anOldPasswordOpensNothing();
        }
    }

    @Test
    @Order(1)
    void postgresIsRestarted() throws Exception {
        row("PostgreSQL restarted, immediately", () -> plant.stores().restartPostgres());
    }

    @Test
    @Order(2)
    void redisIsRestarted() throws Exception {
        row("Redis killed for 3 s, back with its data", () -> {
            plant.stores().killRedis();
            Thread.sleep(3_000);
            plant.stores().startRedis();
        });
    }

    /** What Redis alone had, it had for less than a second: in that second nothing is told here. */
    @Test
    @Order(3)
    void redisComesBackEmpty() throws Exception {
        row("Redis killed for 3 s, back without its data", () -> {
            load.holdVisits();
            Thread.sleep(1_500);
            plant.stores().killRedis();
            plant.stores().emptyRedis();
            load.goOnVisiting();
            Thread.sleep(3_000);
            plant.stores().startRedis();
        });
    }

    @Test
    @Order(4)
    void theLinesToPostgresAreCut() throws Exception {
        row("PostgreSQL cut off from both for 8 s", () -> {
            plant.nodes().forEach(node -> node.postgres().cut());
            Thread.sleep(OUTAGE_MILLIS / 2);
            assertThat(plant.nodes())
                    .extracting(Node::health)
                    .as("readiness without a database")
                    .containsOnly(503);
            Thread.sleep(OUTAGE_MILLIS / 2);
            plant.nodes().forEach(node -> node.postgres().join());
        });
    }

    @Test
    @Order(5)
    void theLineToRedisIsCut() throws Exception {
        row("Redis cut off from one for 8 s", () -> {
            a.redis().cut();
            Thread.sleep(OUTAGE_MILLIS / 2);
            assertThat(a.isReady()).as("ready without Redis").isTrue();
            Thread.sleep(OUTAGE_MILLIS / 2);
            a.redis().join();
        });
    }

    @Test
    @Order(6)
    void theLinesToTheMailServerAreCut() throws Exception {
        row("Mail server cut off from both for 8 s", () -> {
            plant.nodes().forEach(node -> node.mail().cut());
            Thread.sleep(OUTAGE_MILLIS);
            plant.nodes().forEach(node -> node.mail().join());
        });
    }

    @Test
    @Order(7)
    void theDiskOfTheMailServerIsFull() throws Exception {
        row("Disk of the mail server full for 8 s", () -> {
            plant.smtp().fillDisk();
            Thread.sleep(OUTAGE_MILLIS);
            plant.smtp().makeRoom();
        });
    }

    /** Writers are told to come again after two seconds; who reads notices nothing. */
    @Test
    @Order(8)
    void somebodyHoldsALock() throws Exception {
        row("A lock on the reservations held for 8 s", () -> {
            try (var database = plant.stores().connect();
                    var statement = database.createStatement()) {
                database.setAutoCommit(false);
                statement.execute("lock table reservations.reservation in exclusive mode");
                Thread.sleep(OUTAGE_MILLIS);
                assertThat(plant.nodes())
                        .extracting(Node::health)
                        .as("readiness")
                        .containsOnly(200);
                database.rollback();
            }
        });
    }

    @Test
    @Order(9)
    void theLineIsCutAfterTheCommitWasSent() throws Exception {
        row("Line to PostgreSQL cut after COMMIT, before its answer", () -> {
            var again = afterCommit(a, () -> a.postgres().cut());
            a.postgres().join();
            assertThat(again.header("Idempotency-Replayed")).as("booked once").isEqualTo("true");
        });
    }

    @Test
    @Order(10)
    void oneIsFrozen() throws Exception {
        row("One instance frozen for 30 s (SIGSTOP)", () -> {
            a.freeze();
            Thread.sleep(30_000);
            a.thaw();
        });
    }

    /** The second comes back with a clock that is ahead, where the machine can do that. */
    @Test
    @Order(11)
    void bothAreRestartedOneAfterTheOther() throws Exception {
        var tally = row("Both restarted in turn (SIGTERM)", () -> {
            restart(a, Map.of());
            restart(b, AHEAD == null ? Map.of() : AHEAD);
        });
        assertThat(tally.broken.get()).as("requests that a restart cut off").isZero();
    }

    private static void restart(Node node, Map<String, String> environment) throws Exception {
        node.stop();
        assertThat(node.complaints()).isEmpty();
        node.start(environment).awaitReady();
    }

    @Test
    @Order(12)
    void oneClockIsAhead() throws Exception {
        clock("Clock of one instance 5 min ahead");
    }

    @Test
    @Order(13)
    void oneIsKilledAfterACommit() throws Exception {
        row(
                "One killed (kill -9) after COMMIT, before its answer",
                () -> {
                    var again = afterCommit(b, b::kill);
                    assertThat(again.header("Idempotency-Replayed"))
                            .as("booked once")
                            .isEqualTo("true");
                },
                List.of(a));
        b.start(BEHIND == null ? Map.of() : BEHIND).awaitReady();
    }

    @Test
    @Order(14)
    void oneClockIsBehind() throws Exception {
        clock("Clock of one instance 10 min behind");
    }

    private void clock(String name) throws Exception {
        if (AHEAD == null) table.skipped(name, "libfaketime is not on this machine");
        else row(name, () -> Thread.sleep(OUTAGE_MILLIS));
    }

    @Test
    @Order(15)
    void allAreDownWhenRemindersAreDue() throws Exception {
        row("Both killed over the time of reminders", () -> {
            for (var i = 0; i < House.SECRETARIES; i++) house.book(i, Duration.ofSeconds(6));
            plant.nodes().forEach(Node::kill);
            Thread.sleep(7_000);
            for (var node : plant.nodes()) node.start(Map.of());
            plant.nodes().forEach(Node::awaitReady);
        });
    }

    /** PostgreSQL refuses what needs room, or gives up altogether; once there is room it goes on with all that it confirmed. */
    @Test
    @Order(16)
    void theVolumeOfPostgresIsFull() throws Exception {
        var name = "Volume of PostgreSQL full for 8 s";
        if (!SmallVolume.isPossible(FOLDER)) {
            table.skipped(name, "no volume can be mounted on this machine");
            return;
        }
        try (var volume = plant.stores().movePostgresToSmallVolume()) {
            row(name, () -> {
                volume.fill();
                Thread.sleep(OUTAGE_MILLIS);
                volume.makeRoom();
                plant.stores().startPostgresIfItGaveUp();
            });
            plant.stores().close();
        }
    }

    /** A booking whose COMMIT is done and whose answer never comes, sent once more under its key. */
    private Answer afterCommit(Node node, Runnable action) {
        var booking = house.keyed();
        node.postgres().afterCommitOf(booking.key(), action);
        var first = balancer.attempt(booking.call(), node);
        assertThat(first).as("an answer that should not have come").isNull();
        var again = balancer.send(booking.call());
        house.answered(booking, again);
        return again;
    }

    private Tally row(String name, Fault fault) throws Exception {
        return row(name, fault, plant.nodes());
    }

    private Tally row(String name, Fault fault, List<Node> left) throws Exception {
        var tally = new Tally();
        var again = judge.again();
        balancer.count(tally);
        load.goOn();
        Thread.sleep(2_000);
        var underWay = balancer.underWay();
        double seconds;
        try {
            fault.strike();
            seconds = secondsUntilAllWorksAt(left);
        } finally {
            plant.mend();
            load.hold();
            balancer.count(new Tally());
        }
        var found = judge.compare();
        table.add(name, underWay, tally, found, judge.again() - again, seconds);
        assertThat(found.lost()).as("lost").isEmpty();
        assertThat(found.doubled()).as("doubled").isEmpty();
        assertThat(tally.wrong).as("answers that are none").isEmpty();
        assertThat(load.faults()).as("what somebody was answered").isEmpty();
        judge.invariantsHold(left);
        assertThat(seconds).as("seconds to recover").isLessThanOrEqualTo(LIMIT_SECONDS);
        return tally;
    }

    /** All that was promised until now is done, and each instance does all of it by itself again. */
    private double secondsUntilAllWorksAt(List<Node> left) throws InterruptedException {
        var booked = truth.booked();
        var told = truth.told();
        var began = System.nanoTime();
        var until = began + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (var node : left)
            while (!house.worksAt(node)) waitOn(until, "%s does not work again".formatted(node.name()));
        while (!judge.isDone(booked, told)) waitOn(until, "what was promised is not done");
        return (System.nanoTime() - began) / 1e9;
    }

    private static void waitOn(long until, String otherwise) throws InterruptedException {
        if (System.nanoTime() > until) throw new AssertionError(otherwise + " after " + PATIENCE_SECONDS + " s");
        Thread.sleep(200);
    }
}
