package vn.giaoban.substitutions;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.giaoban.roster.Roster;
import vn.giaoban.secrets.KeyedTokens;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;

/** The chair's consent by the links in the mail, with a real mail server between. */
@Quiet("compares times of answers")
@IntegrationTest
class ConsentIT {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("(?m)^http://localhost:8080(/s/[A-Za-z0-9_-]{43}/[a-z]+)\\s*$");

    static {
        MAIL.start();
    }

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    private House house;
    private JsonNode briefing;
    private String delegate;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void close() {
        MAIL.stop();
    }

    @BeforeEach
    void ask() {
        house = new House(api, roster);
        briefing = api.schedule(house.request().body());
        delegate = house.idOf(briefing, "Trần Thị Bình");
        house.ask(briefing, delegate, House.form("Đỗ Văn <i>Em</i>", "em@badinh.example"))
                .ok();
        deliveries().settled(briefing);
    }

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void theChairFollowsTheLinkInTheMailAndAgreesWithOneButton() throws Exception {
        var oldPage = house.pageOf(briefing, delegate);
        var question = mailsTo(chair(), "Xin ý kiến");
        assertThat(question).hasSize(1);
        assertThat(question.getFirst().getSubject()).isEqualTo("Xin ý kiến cử người dự thay: Giao ban thay người");
        var text = plain(question.getFirst());
        assertThat(text)
                .contains("Nguyễn Văn An", "Trần Thị Bình, Trưởng phòng", "Đỗ Văn <i>Em</i>, Phó Trưởng phòng")
                .contains("Đi công tác đột xuất", "Quận Ba Đình");
        var links = links(text);
        assertThat(links).hasSize(2);
        assertThat(links.get(0)).endsWith("/approve");
        assertThat(links.get(1)).endsWith("/reject");

        var page = open(links.get(0));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Đồng ý cho dự thay", "method=\"post\"", "Trần Thị Bình", "Đỗ Văn &lt;i&gt;Em")
                .doesNotContain("<i>Em");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(open(links.get(1)).body()).contains("<textarea");
        assertThat(open(links.get(0) + "?lang=en").body()).contains("A substitute is asked for");
        assertThat(house.names(briefing)).contains("Trần Thị Bình");

        var agreed = post(links.get(0), "");
        assertThat(agreed.status()).isEqualTo(303);
        assertThat(agreed.header("Location")).isEqualTo(links.get(0));
        assertThat(house.names(briefing)).doesNotContain("Trần Thị Bình").contains("Đỗ Văn <i>Em</i>");
        assertThat(house.status(oldPage)).isEqualTo(410);
        var now = house.idOf(briefing, "Đỗ Văn <i>Em</i>");
        assertThat(house.status(house.pageOf(briefing, now))).isEqualTo(200);
        var kept = house.read(briefing, delegate).json();
        assertThat(kept.at("/decidedBy").asString()).startsWith("chair:");
        for (var link : links)
            assertThat(open(link).body())
                    .contains("Đã đồng ý cho dự thay", "Nguyễn Văn An")
                    .doesNotContain("<button");
        assertThat(post(links.get(1), "reason=x").status()).isEqualTo(303);
        assertThat(house.read(briefing, delegate).json()).isEqualTo(kept);

        deliveries().settled(briefing);
        var outcome = mailsTo("q-ba-dinh@hanoi.example", "Đồng ý cho dự thay");
        assertThat(outcome).isNotEmpty();
        assertThat(plain(outcome.getLast())).contains("Người chủ trì đã đồng ý để Đỗ Văn <i>Em</i>");
    }

    @Test
    void aRefusalMaySayWhy() throws Exception {
        var links = links(plain(mailsTo(chair(), "Xin ý kiến").getFirst()));
        assertThat(post(links.get(1), "reason=" + "x".repeat(1001)).status()).isEqualTo(400);
        var form = "reason=" + URLEncoder.encode("Cần đúng người\r\nbáo cáo", StandardCharsets.UTF_8);
        assertThat(post(links.get(1), form).status()).isEqualTo(303);
        assertThat(open(links.get(0)).body()).contains("Không đồng ý cho dự thay", "Cần đúng người");
        assertThat(house.names(briefing)).contains("Trần Thị Bình");
        deliveries().settled(briefing);
        assertThat(plain(mailsTo("q-ba-dinh@hanoi.example", "Không đồng ý").getLast()))
                .contains("Lý do không đồng ý: Cần đúng người");
        // the chair may be asked again: another question, another mail
        house.ask(briefing, delegate, House.form("Người khác", null)).ok();
        deliveries().settled(briefing);
        assertThat(mailsTo(chair(), "Xin ý kiến")).hasSize(2);
    }

    @Test
    void scannersThatFollowEveryLinkDecideNothing() throws Exception {
        var links = links(plain(mailsTo(chair(), "Xin ý kiến").getFirst()));
        var calls = new ArrayList<CompletableFuture<Answer>>();
        for (var i = 0; i < 200; i++)
            calls.add(HttpCall.by(api, i % 5 == 0 ? "HEAD" : "GET", links.get(i % 2))
                    .header("Accept", i % 3 == 0 ? "*/*" : "text/html")
                    .sendAsync());
        assertThat(calls.stream().map(call -> call.join().status()).distinct()).containsExactly(200);
        assertThat(house.read(briefing, delegate).json().at("/status").asString())
                .isEqualTo("PENDING");
        assertThat(house.names(briefing)).contains("Trần Thị Bình");
        assertThat(mailsTo(chair(), "Xin ý kiến")).hasSize(1);
    }

    @Test
    void aLinkThatLeadsNowhereSaysWhyAndTakesTheSameTime() throws Exception {
        var links = links(plain(mailsTo(chair(), "Xin ý kiến").getFirst()));
        var token = links.getFirst().substring("/s/".length(), "/s/".length() + 43);
        var id = KeyedTokens.idIn(token).orElseThrow();
        assertThat(id.toString())
                .isEqualTo(house.read(briefing, delegate).json().at("/id").asString());
        var forged = token.substring(0, 30) + (token.charAt(30) == 'A' ? 'B' : 'A') + token.substring(31);
        for (var wrong : List.of(forged, "A".repeat(43), "x", "A".repeat(3000)))
            for (var verb : List.of("/approve", "/reject")) {
                assertThat(open("/s/" + wrong + verb).status()).isEqualTo(404);
                assertThat(post("/s/" + wrong + verb, "").status()).isEqualTo(404);
            }
        assertThat(open("/s/" + token).status()).isIn(401, 404);
        assertThat(HttpCall.by(api, "GET", "/s/" + forged + "/approve")
                        .header("Accept", "application/json")
                        .send()
                        .refused(404, "not-found")
                        .status())
                .isEqualTo(404);
        fastest(links.getFirst());
        var known = fastest(links.getFirst());
        var unknown = fastest("/s/" + forged + "/approve");
        System.out.println("known " + known + " ms, unknown " + unknown + " ms");
        assertThat(unknown).isGreaterThanOrEqualTo(100);
        assertThat(Math.abs(known - unknown)).isLessThan(34);
    }

    @Test
    void whoNoLongerChairsCanNotDecideAndNobodyAfterTheEnd() throws Exception {
        var links = links(plain(mailsTo(chair(), "Xin ý kiến").getFirst()));
        deliveries()
                .change(
                        briefing,
                        Map.of("chair", Map.of("name", "Chủ trì mới", "email", UUID.randomUUID() + "@ubnd.example")));
        assertThat(open(links.getFirst()).status()).isEqualTo(410);
        assertThat(post(links.getFirst(), "").status()).isEqualTo(410);
        assertThat(house.read(briefing, delegate).json().at("/status").asString())
                .isEqualTo("PENDING");
        deliveries().cancel(briefing);
        assertThat(post(links.getFirst(), "").status()).isIn(410, 303);
        SubstitutionIT.eventually(() ->
                house.read(briefing, delegate).json().at("/status").asString().equals("WITHDRAWN"));
        assertThat(open(links.getFirst()).body()).contains("Đề nghị không còn hiệu lực");
    }

    @Test
    void withoutAChairsMailAddressTheSecretaryHasToDecide() {
        var request = house.request();
        request.with("chair", Map.of("name", "Không có thư"));
        var other = api.schedule(request.body());
        var id = house.idOf(other, "Trần Thị Bình");
        var asked = house.ask(other, id, House.form("Đỗ Văn Em", null)).ok().json();
        assertThat(asked.at("/chairAsked").asBoolean()).isFalse();
        deliveries().settled(other);
        assertThat(deliveries().items(other, "SENT"))
                .noneMatch(item -> item.get("kind").asString().equals("NOTICE"));
        house.decide(other, id, "approve").ok();
    }

    @Test
    void aPresentersSubstituteWhoIsElsewhereIsAQuestionForTheSecretary() throws Exception {
        var presenter = house.idOf(briefing, "Lê Văn Cường");
        var busy = UUID.randomUUID() + "@badinh.example";
        var start = OffsetDateTime.parse(briefing.get("start").asString());
        api.schedule(aBriefing()
                .on(start.toLocalDate())
                .atPoints("Q-TAY-HO")
                .chairedBy("Người bận", busy)
                .body());
        house.ask(briefing, presenter, House.form("Người bận", busy)).ok();
        deliveries().settled(briefing);
        var links = links(plain(mailsTo(chair(), "Xin ý kiến").getLast()));
        var answer = post(links.getFirst(), "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("đã có cuộc họp khác vào giờ này", "<button");
        assertThat(house.names(briefing)).contains("Lê Văn Cường");
    }

    private String chair() {
        return house.delegate(briefing, "Nguyễn Văn An").get("email").asString();
    }

    private Answer open(String path) {
        return HttpCall.by(api, "GET", path).header("Accept", "text/html").send();
    }

    private Answer post(String path, String form) {
        return HttpCall.by(api, "POST", path)
                .header("Accept", "text/html")
                .body("POST", "application/x-www-form-urlencoded", form)
                .send();
    }

    /** Milliseconds; the fastest of some, since a busy machine only ever makes them slower. */
    private long fastest(String path) {
        var fastest = Long.MAX_VALUE;
        for (var i = 0; i < 15; i++) {
            var began = System.nanoTime();
            open(path);
            fastest = Math.min(fastest, (System.nanoTime() - began) / 1_000_000);
        }
        return fastest;
    }

    private static List<MimeMessage> mailsTo(String address, String subject) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).contains(address))
                .filter(mail -> subject(mail).contains(subject))
                .toList();
    }

    private static Address[] recipients(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String plain(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static List<String> links(String text) {
        return LINK.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private Deliveries deliveries() {
        return new Deliveries(api, database);
    }
}
