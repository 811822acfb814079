package vn.giaoban.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.support.Participant;
import vn.giaoban.support.Prosody;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.ServiceProcess;

/** The account at work at a real XMPP server, with real people in its rooms. */
@Quiet("loses its connections, which the log tells")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceAccountIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Prosody prosody;
    private ServiceAccount account;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Participant> people = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var program = Prosody.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Prosody on this machine: the service account was not tried");
        prosody = Prosody.start(program.orElseThrow(), folder, ServiceProcess.freePort(), "");
        account = new ServiceAccount(settings(Prosody.PASSWORD), JsonMapper.shared(), meters, Clock.systemUTC());
        account.start();
        eventually(account::isConnected);
    }

    @AfterEach
    void sendPeopleHome() {
        people.forEach(Participant::close);
        people.clear();
    }

    @AfterAll
    void stop() {
        if (account != null) account.stop();
        if (prosody != null) prosody.close();
    }

    @Test
    void listsWhoIsInsideWithoutBeingSeen() throws Exception {
        assertThat(occupants("list")).isEqualTo(Occupants.NO_ROOM);
        var first = enters("list");
        var second = enters("list");
        assertThat(inside("list")).containsExactlyInAnyOrder(first.jid(), second.jid());
        second.leave();
        eventually(() -> inside("list").equals(List.of(first.jid())));
        var third = enters("list");
        third.die();
        eventually(() -> inside("list").equals(List.of(first.jid())));
        var back = enters("list");
        assertThat(inside("list")).containsExactlyInAnyOrder(first.jid(), back.jid());
        first.leave();
        back.leave();
        eventually(() -> !occupants("list").exists());
    }

    @Test
    void removesSomebodyForGoodAndNobodyElse() throws Exception {
        var stays = enters("remove");
        var goes = enters("remove");
        account.remove("remove", goes.jid(), "Đường dẫn không còn hiệu lực.").block(PATIENCE);
        eventually(() -> new Participant.Farewell("301", "Đường dẫn không còn hiệu lực.").equals(goes.farewell()));
        assertThat(inside("remove")).containsExactly(stays.jid());
        assertThat(catchThrowable(() -> goes.enter("remove"))).hasMessageContaining("forbidden");
        assertThat(stays.farewell()).isNull();
        account.remove("nobody-here", goes.jid(), "Không có phòng").block(PATIENCE);
    }

    @Test
    void closesARoomWithAReasonAsOftenAsItIsAsked() throws Exception {
        var one = enters("close");
        var two = enters("close");
        account.close("close", "Cuộc họp đã kết thúc <&>.").block(PATIENCE);
        for (var person : List.of(one, two))
            eventually(
                    () -> new Participant.Farewell("destroyed", "Cuộc họp đã kết thúc <&>.").equals(person.farewell()));
        assertThat(occupants("close").exists()).isFalse();
        account.close("close", "Cuộc họp đã kết thúc.").block(PATIENCE);
    }

    @Test
    void tellsPeopleInTheRoomsOwnName() throws Exception {
        var told = enters("say");
        var other = enters("say");
        account.say("say", List.of(told.jid()), "Giao ban", "Còn 10 phút & 100 % <xong> “nhé”")
                .block(PATIENCE);
        eventually(() -> !told.told().isEmpty());
        var message = JsonMapper.shared().readTree(told.told().getFirst());
        assertThat(message.get("type").asString()).isEqualTo("system_chat_message");
        assertThat(message.get("displayName").asString()).isEqualTo("Giao ban");
        assertThat(message.get("message").asString()).isEqualTo("Còn 10 phút & 100 % <xong> “nhé”");
        assertThat(told.told().getFirst()).doesNotContain("&");
        assertThat(other.told()).isEmpty();
    }

    @Test
    void comesBackAfterTheServerWasKilled() throws Exception {
        var before = enters("crash");
        assertThat(inside("crash")).containsExactly(before.jid());
        prosody.kill();
        eventually(() -> !account.isConnected());
        assertThat(catchThrowable(() -> account.occupants("crash").block(PATIENCE)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isInstanceOf(ControlProblem.NotConnected.class));
        prosody.restart();
        eventually(account::isConnected);
        assertThat(occupants("crash").exists()).isFalse();
        var after = enters("crash");
        assertThat(inside("crash")).containsExactly(after.jid());
    }

    @Test
    void saysWhatKeepsItOutAndGoesOnTrying() throws Exception {
        var stranger = new ServiceAccount(
                settings("wrong"), JsonMapper.shared(), new SimpleMeterRegistry(), Clock.systemUTC());
        stranger.start();
        try {
            eventually(() -> stranger.state().contains("not-authorized"));
            assertThat(stranger.isConnected()).isFalse();
        } finally {
            stranger.stop();
        }
    }

    @Test
    void measuresWhatItDoes() throws Exception {
        occupants("measured");
        assertThat(meters.get("giaoban.xmpp.connected").gauge().value()).isEqualTo(1);
        assertThat(meters.get("giaoban.xmpp")
                        .tag("operation", "occupants")
                        .tag("outcome", "done")
                        .timer()
                        .count())
                .isPositive();
    }

    private XmppSettings settings(String password) {
        return new XmppSettings(
                "127.0.0.1",
                prosody.port(),
                Prosody.AUTH_DOMAIN,
                Prosody.MUC_DOMAIN,
                Prosody.ACCOUNT,
                password,
                XmppSettings.Tls.ANY,
                Duration.ofSeconds(30),
                "vi");
    }

    private Participant enters(String room) throws Exception {
        var person = new Participant(prosody, "guest").login();
        people.add(person);
        return person.enter(room);
    }

    private Occupants occupants(String room) {
        return Objects.requireNonNull(account.occupants(room).block(PATIENCE));
    }

    private List<String> inside(String room) {
        return occupants(room).jids();
    }

    /** What the server does, it does soon. */
    private static void eventually(java.util.function.BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
