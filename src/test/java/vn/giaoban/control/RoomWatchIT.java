package vn.giaoban.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.ConferenceHouse;
import vn.giaoban.support.ConferenceServerTest;
import vn.giaoban.support.Participant;
import vn.giaoban.support.Prosody;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;

/** What a briefing's plan and list do to those who are in its room. */
@Quiet("people come and go to the second")
@ConferenceServerTest
class RoomWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private TestClock clock;

    @Autowired
    private RoomWatch watch;

    @Autowired
    private ServiceAccounts accounts;

    private Prosody prosody;
    private ConferenceHouse house;
    private final List<Participant> people = new ArrayList<>();

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        prosody = Prosody.start(Prosody.installed().orElseThrow(), folder, ConferenceServerTest.PORT, api.base());
    }

    @BeforeEach
    void enter() {
        house = new ConferenceHouse(api, roster, clock);
        eventually(() -> accounts.all().getFirst().isConnected());
    }

    @AfterEach
    void leave() {
        clock.reset();
        people.forEach(Participant::close);
        people.clear();
    }

    @AfterAll
    void close() {
        prosody.close();
    }

    @Test
    void peopleAreWarnedTwiceEachOnceAndThenTheRoomCloses() throws Exception {
        var booked = house.published();
        clock.setTo(booked.end().minusSeconds(660));
        var person = enters(booked.room(), house.deviceOf(booked, "Q-BA-DINH"));
        watch.keepTime().block(PATIENCE);
        assertThat(person.told()).isEmpty();

        clock.setTo(booked.end().minusSeconds(590));
        watch.keepTime().block(PATIENCE);
        watch.keepTime().block(PATIENCE);
        eventually(() -> person.told().size() == 1);
        clock.setTo(booked.end().minusSeconds(110));
        watch.keepTime().block(PATIENCE);
        watch.keepTime().block(PATIENCE);
        eventually(() -> person.told().size() == 2);
        assertThat(person.told())
                .extracting(json ->
                        JsonMapper.shared().readTree(json).get("message").asString())
                .containsExactly(
                        "Còn khoảng 10 phút là đến giờ kết thúc dự kiến (09:30). Phòng họp đóng lúc 09:30.",
                        "Còn khoảng 2 phút là đến giờ kết thúc dự kiến (09:30). Phòng họp đóng lúc 09:30.");

        clock.setTo(booked.end().plusSeconds(5));
        watch.keepTime().block(PATIENCE);
        eventually(() -> new Participant.Farewell("destroyed", "Cuộc họp đã kết thúc. Cảm ơn quý vị đã tham dự.")
                .equals(person.farewell()));
    }

    @Test
    void aBriefingThatIsCalledOffHasNoRoomAnyMore() throws Exception {
        var booked = house.published();
        clock.setTo(booked.opens().plusSeconds(60));
        var person = enters(booked.room(), house.deviceOf(booked, "VP-UBND"));
        house.cancel(booked);
        eventually(
                () -> new Participant.Farewell("destroyed", "Cuộc họp đã bị hủy: Bão số 9").equals(person.farewell()));
    }

    @Test
    void whoseLinkIsDeadLeavesAndWhoHasTheNextOneStays() throws Exception {
        var booked = house.published();
        clock.setTo(booked.start());
        var link = house.personOf(booked, "Trần Thị Bình");
        var device = enters(booked.room(), house.deviceOf(booked, "Q-BA-DINH"));
        var before = enters(booked.room(), link);
        // the events that name who is behind the addresses come from the server by the clock of this machine
        clock.reset();
        api.post("/api/v1/briefings/" + booked.id() + "/delegates/" + link.delegate() + "/link", "{}")
                .expectStatus()
                .is2xxSuccessful();
        clock.setTo(booked.start());
        // the look that the renewal asks for may come before the ledger knows who came in, or before the clock is back:
        // then a later one removes
        eventually(() -> {
            watch.lookAtAll().block(PATIENCE);
            return before.farewell() != null;
        });
        assertThat(Objects.requireNonNull(before.farewell()).how()).isEqualTo("301");
        // events have whole seconds: who comes in the second of the renewal is taken for one who came before
        LockSupport.parkNanos(1_100_000_000);
        var after = enters(booked.room(), house.personOf(booked, "Trần Thị Bình"));
        watch.lookAtAll().block(PATIENCE);
        assertThat(after.farewell()).isNull();
        assertThat(device.farewell()).isNull();
    }

    private Participant enters(String room, JoinLink link) throws Exception {
        var person = new Participant(prosody, token(link)).login();
        people.add(person);
        return person.enter(room);
    }

    private String token(JoinLink link) {
        var way = api.anybody()
                .get()
                .uri("/j/{token}/enter", link.token())
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        return Objects.requireNonNull(way).getQuery().replace("jwt=", "");
    }

    private static void eventually(java.util.function.BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
