package vn.giaoban.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.Transactions;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.RosterHand;
import vn.giaoban.support.ScriptedSmtp;

@IntegrationTest
class RosterTellingIT {

    private static final ScriptedSmtp MAIL = new ScriptedSmtp();

    @Autowired
    Api api;

    @Autowired
    DatabaseClient database;

    @Autowired
    Outbox outbox;

    @Autowired
    Transactions transactions;

    @Autowired
    BriefingTelling telling;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", MAIL::port);
        properties.add("giaoban.invitations.digest", () -> "PT1S");
    }

    @AfterAll
    static void close() throws Exception {
        MAIL.close();
    }

    @Test
    void whoIsAddedDroppedAndAddedAgainIsToldEachOnce() {
        var briefing = published("Thêm bớt đại biểu");
        var person = roster().add(briefing, "Lê Văn Thêm", "them@hanoi.example");
        settle(briefing);
        assertThat(kindsTo("them@hanoi.example")).containsExactly("REQUEST");
        roster().drop(briefing, person);
        settle(briefing);
        roster().sayAgain(briefing);
        settle(briefing);
        assertThat(kindsTo("them@hanoi.example")).containsExactly("REQUEST", "CANCEL");
        roster().addAgain(briefing, person);
        settle(briefing);
        roster().sayAgain(briefing);
        settle(briefing);
        assertThat(kindsTo("them@hanoi.example")).containsExactly("REQUEST", "CANCEL", "REQUEST");
        assertThat(sequencesTo("them@hanoi.example")).isSorted().doesNotHaveDuplicates();
        assertThat(toldOf(briefing)).as("the point hears nothing of it").hasSize(1);
        deliveries().change(briefing, java.util.Map.of("title", "Thêm bớt đại biểu, tên mới"));
        settle(briefing);
        assertThat(kindsTo("them@hanoi.example")).endsWith("REQUEST").hasSize(4);
        assertThat(sequencesTo("them@hanoi.example")).isSorted().doesNotHaveDuplicates();
        assertThat(sequences(toldOf(briefing))).isSorted().hasSize(2);
    }

    @Test
    void theReplacedIsCalledOffAndTheSubstituteInvited() {
        var briefing = published("Cử người dự thay");
        var person = roster().add(briefing, "Người bận", "ban@hanoi.example");
        settle(briefing);
        roster().replace(briefing, person, "Người thay", "thay@hanoi.example");
        settle(briefing);
        assertThat(kindsTo("ban@hanoi.example")).containsExactly("REQUEST", "CANCEL");
        assertThat(kindsTo("thay@hanoi.example")).containsExactly("REQUEST");
    }

    @Test
    void manyWhoDecideAtOnceDecideOnce() {
        var briefing = published("Nhiều máy cùng nghe");
        for (var n = 0; n < 5; n++) roster().add(briefing, "Đại biểu " + n, "dua" + n + "@hanoi.example");
        var id = new BriefingId(UUID.fromString(Deliveries.id(briefing)));
        Flux.range(0, 12).flatMap(_ -> telling.tell(id), 12).blockLast();
        settle(briefing);
        for (var n = 0; n < 5; n++)
            assertThat(kindsTo("dua" + n + "@hanoi.example")).containsExactly("REQUEST");
        assertThat(deliveries().items(briefing, "SENT")).hasSize(6);
    }

    @Test
    void editsThatCancelEachOtherOutAreNotTold() {
        var briefing = published("Đổi rồi đổi lại");
        deliveries().change(briefing, java.util.Map.of("title", "Tên khác"));
        deliveries().change(briefing, java.util.Map.of("title", "Đổi rồi đổi lại"));
        settle(briefing);
        assertThat(toldOf(briefing)).hasSize(1);
    }

    @Test
    void anUpdateTellsWhatWasBeforeAndWhatIsNow() throws Exception {
        var briefing = published("Bảng trước và nay");
        deliveries().change(briefing, java.util.Map.of("title", "Tên giữa chừng"));
        deliveries().change(briefing, java.util.Map.of("title", "Bảng trước và nay 2"));
        settle(briefing);
        var update = toldOf(briefing);
        assertThat(update).hasSize(2);
        var text = Mails.text(update.getLast().mail()).replace("\r\n", "\n");
        assertThat(text)
                .contains("  * Tên cuộc họp\n    Trước: Bảng trước và nay\n    Nay: Bảng trước và nay 2\n")
                .doesNotContain("Tên giữa chừng");
    }

    private JsonNode published(String title) {
        var briefing = api.schedule(
                aBriefing().titled(title).atPoints("Q-LONG-BIEN").published().body());
        settle(briefing);
        return briefing;
    }

    private void settle(JsonNode briefing) {
        deliveries().settled(briefing);
    }

    private static List<ScriptedSmtp.Received> toldOf(JsonNode briefing) {
        return MAIL.received().stream()
                .filter(mail -> mail.to().startsWith("q-long-bien"))
                .filter(mail -> Mails.calendar(mail.mail()).contains("UID:" + Deliveries.id(briefing)))
                .toList();
    }

    private static List<ScriptedSmtp.Received> to(String address) {
        return MAIL.received().stream().filter(m -> m.to().equals(address)).toList();
    }

    private static List<String> kindsTo(String address) {
        return to(address).stream()
                .map(received -> Mails.line(Mails.calendar(received.mail()), "METHOD"))
                .toList();
    }

    private static List<Integer> sequencesTo(String address) {
        return sequences(to(address));
    }

    private static List<Integer> sequences(List<ScriptedSmtp.Received> mails) {
        return mails.stream()
                .map(received -> Integer.valueOf(Mails.line(Mails.calendar(received.mail()), "SEQUENCE")))
                .toList();
    }

    private RosterHand roster() {
        return new RosterHand(database, outbox, transactions);
    }

    private Deliveries deliveries() {
        return new Deliveries(api, database);
    }
}
