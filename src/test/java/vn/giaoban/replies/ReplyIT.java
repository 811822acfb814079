package vn.giaoban.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.replies.SampleMails.Event;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.ServiceProcess;

/** What comes back by mail changes what the API shows: once, and only by those who may. */
@IntegrationTest
@Import(ReplyIT.Ears.class)
class ReplyIT {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private static final GreenMailUser BOX;

    static {
        MAIL.start();
        BOX = MAIL.setUser("giaoban@localhost", "giaoban", "secret");
    }

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Invariants invariants;

    @Autowired
    private ReplyPoller poller;

    @Autowired
    private Replies replies;

    @Autowired
    private ReplyStore store;

    @Autowired
    private Scheduler replyScheduler;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Substitutes substitutes;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(9));
    private OwnPoints points;
    private String host;
    private String site;
    private String person;
    private JsonNode briefing;

    /** Listens as the module of substitutions does. */
    record Substitutes(List<ReplyEvent.Delegated> heard) implements OutboxListener<ReplyEvent.Delegated> {
        @Override
        public String name() {
            return "test-substitutes";
        }

        @Override
        public Class<ReplyEvent.Delegated> type() {
            return ReplyEvent.Delegated.class;
        }

        @Override
        public Mono<Void> on(ReplyEvent.Delegated event) {
            return Mono.fromRunnable(() -> heard.add(event));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Ears {
        @Bean
        Substitutes substitutes() {
            return new Substitutes(new CopyOnWriteArrayList<>());
        }
    }

    @DynamicPropertySource
    static void mailbox(DynamicPropertyRegistry properties) {
        properties.add("giaoban.replies.imap.host", () -> "127.0.0.1");
        properties.add("giaoban.replies.imap.port", () -> MAIL.getImap().getPort());
        properties.add("giaoban.replies.imap.protocol", () -> "imap");
        properties.add("giaoban.replies.imap.user", () -> "giaoban");
        properties.add("giaoban.replies.imap.password", () -> "secret");
        properties.add("giaoban.replies.imap.processed", () -> "Processed");
        // looked into by hand
        properties.add("giaoban.replies.imap.poll", () -> "PT6H");
        properties.add("giaoban.invitations.digest", () -> "PT1S");
    }

    @AfterAll
    static void close() {
        MAIL.stop();
    }

    @BeforeEach
    void aBriefingThatInvited() throws FolderException {
        inbox().deleteAllMessages();
        points = new OwnPoints(api);
        host = points.aPoint();
        site = points.aPoint();
        person = UUID.randomUUID() + "@hanoi.example";
        var request = aBriefing()
                .titled("Trả lời bằng thư")
                .atPoints(host, site)
                .with("host", host)
                .with("delegates", List.of(Map.of("name", "Trần Thị Bình", "email", person, "point", site)));
        times(start).forEach(request::with);
        briefing = api.schedule(request.published().body());
        new Deliveries(api, database).settled(briefing);
    }

    @Test
    void answersOfThreeCalendarsAreSeen() throws Exception {
        deliver(SampleMails.outlook(event(), person, "ACCEPTED", "Sẽ dự"));
        deliver(SampleMails.google(event(), mailOf(site), "DECLINED", "Phòng họp đang sửa"));
        deliver(SampleMails.apple(event(), mailOf(host), "ACCEPTED"));
        poll();
        assertThat(delegate().get("response").asString()).isEqualTo("ACCEPTED");
        assertThat(points.point(briefing, site).get("response").asString()).isEqualTo("DECLINED");
        assertThat(points.point(briefing, site).get("reason").asString()).isEqualTo("Phòng họp đang sửa");
        assertThat(points.point(briefing, host).get("response").asString()).isEqualTo("ACCEPTED");
        assertThat(unread()).isZero();
        assertThat(MAIL.getManagers()
                        .getImapHostManager()
                        .getFolder(BOX, "Processed")
                        .getMessageCount())
                .isPositive();
        deliver(SampleMails.outlook(
                "REPLY", event(), mailOf(site), "TENTATIVE", "Chờ lịch", Instant.parse("2026-11-25T09:00:00Z")));
        poll();
        assertThat(points.point(briefing, site).get("response").asString()).isEqualTo("PENDING");
        assertThat(points.point(briefing, site).get("reason").asString()).isEqualTo("Chưa chắc chắn dự họp: Chờ lịch");
        assertThat(meters.counter("giaoban.replies", "outcome", "handled").count())
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void aKillBeforeTheMarkAndASecondCopyHandleNothingTwice() throws Exception {
        var mail = SampleMails.outlook(event(), person, "ACCEPTED", "");
        // eight instances at once, none of which lives to mark it
        var raw = new RawMail(
                new RawMail.Place(4711, 1), parsed(mail).getMessageID(), mail.getBytes(StandardCharsets.UTF_8));
        Flux.range(0, 8).flatMap(_ -> replies.handle(raw, MailReader.read(raw))).blockLast();
        assertThat(answersInTheTrail()).isEqualTo(1);
        var other = SampleMails.outlook(event(), person, "DECLINED", "");
        for (int copy = 0; copy < 3; copy++) deliver(other);
        poll();
        poll();
        assertThat(answersInTheTrail()).isEqualTo(2);
        assertThat(unread()).isZero();
    }

    @Test
    void nobodyAnswersForAnotherAndPeopleGetToReadIt() throws Exception {
        var stranger = UUID.randomUUID() + "@hanoi.example";
        deliver(SampleMails.outlook(event(), person, "DECLINED", "").replace("<" + person + ">", "<" + stranger + ">"));
        deliver(SampleMails.outlook(event(), stranger, "ACCEPTED", ""));
        deliver(SampleMails.mail(stranger, "Subject: =?utf-8?B?SOG7j2k=?=\n", "Họp mấy giờ?"));
        poll();
        poll();
        assertThat(delegate().get("response").asString()).isEqualTo("PENDING");
        assertThat(unread()).isEqualTo(3);
        assertThat(answersInTheTrail()).isZero();
    }

    @Test
    void anAnswerCountsForTheTimeItWasGivenTo() throws Exception {
        var old = event();
        points.change(briefing, Map.of("title", "Trả lời bằng thư, tên mới"));
        new Deliveries(api, database).settled(briefing);
        deliver(SampleMails.outlook(old, person, "ACCEPTED", ""));
        poll();
        assertThat(delegate().get("response").asString())
                .as("the same time under another title")
                .isEqualTo("ACCEPTED");
        points.change(briefing, times(start.plus(Duration.ofHours(3))));
        new Deliveries(api, database).settled(briefing);
        deliver(SampleMails.outlook("REPLY", old, person, "DECLINED", "", Instant.parse("2026-11-25T08:00:00Z")));
        poll();
        assertThat(delegate().get("response").asString()).as("another time").isEqualTo("ACCEPTED");
        var now = new Event(old.uid(), 2, start.plus(Duration.ofHours(3)), start.plus(Duration.ofHours(4)));
        deliver(SampleMails.outlook("REPLY", now, person, "DECLINED", "", Instant.parse("2026-11-25T09:00:00Z")));
        deliver(SampleMails.outlook("REPLY", now, person, "ACCEPTED", "", Instant.parse("2026-11-25T08:59:00Z")));
        poll();
        assertThat(delegate().get("response").asString())
                .as("what was said last, whatever came last")
                .isEqualTo("DECLINED");
        assertThat(unread()).isZero();
    }

    @Test
    void aProposalBecomesATaskWithItsTime() throws Exception {
        var other = start.plus(Duration.ofDays(1));
        deliver(SampleMails.outlook(
                "COUNTER", event().at(other), person, "TENTATIVE", "Hôm sau được không", Instant.now()));
        poll();
        var tasks = api.get("/api/v1/tasks?kind=COUNTER_PROPOSAL&status=OPEN&point={point}", site)
                .get("items");
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).get("briefing")).isEqualTo(briefing.get("id"));
        var proposal = tasks.get(0).get("proposal");
        assertThat(OffsetDateTime.parse(proposal.get("start").asString()).toInstant())
                .isEqualTo(other);
        assertThat(proposal.get("comment").asString()).isEqualTo("Trần Thị Bình: Hôm sau được không");
        assertThat(delegate().get("response").asString()).isEqualTo("PENDING");
    }

    @Test
    void whoSendsSomebodyElseAsksForASubstitution() throws Exception {
        deliver(SampleMails.delegated(event(), person, "cuong@hanoi.example"));
        poll();
        new Deliveries(api, database).settled(briefing);
        assertThat(substitutes.heard())
                .filteredOn(
                        e -> e.briefing().toString().equals(briefing.get("id").asString()))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.delegate().toString())
                            .isEqualTo(delegate().get("id").asString());
                    assertThat(e.substitute()).isEqualTo("cuong@hanoi.example");
                    assertThat(e.reason()).isEqualTo("Đi công tác");
                });
    }

    @Test
    void aLetterThatComesBackIsBounced() throws Exception {
        deliver(SampleMails.postfix(letterTo(person), person, "delayed"));
        poll();
        assertThat(stateOf(person)).isEqualTo("SENT");
        deliver(SampleMails.postfix(letterTo(person), person, "failed"));
        deliver(SampleMails.exchange(letterTo(mailOf(site)), mailOf(site)));
        deliver(SampleMails.gmail(letterTo(mailOf(host)), mailOf(host)));
        deliver(SampleMails.postfix("<" + UUID.randomUUID() + "@localhost>", person, "failed"));
        deliver(SampleMails.mail(person, "Auto-Submitted: auto-replied\n", "Tôi nghỉ phép"));
        poll();
        assertThat(List.of(stateOf(person), stateOf(mailOf(site)), stateOf(mailOf(host))))
                .containsOnly("BOUNCED");
        assertThat(item(person).get("detail").asString())
                .startsWith("5.1.1 550 5.1.1")
                .contains("User unknown");
        assertThat(unread()).as("a report on no letter of ours").isEqualTo(1);
        var counts = api.get(
                        "/api/v1/briefings/{id}/invitations", briefing.get("id").asString())
                .get("counts");
        assertThat(counts.get("BOUNCED").asInt()).isEqualTo(3);
        // sent again, it is under way: an old report says nothing of that
        new Deliveries(api, database).resend(briefing, Map.of("states", List.of("BOUNCED")));
        new Deliveries(api, database).settled(briefing);
        assertThat(stateOf(person)).isEqualTo("SENT");
    }

    @Test
    void hostileMailsNeitherStopThePollerNorFillTheLog() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        root().addAppender(log);
        try {
            for (var mail : HostileMails.all(event(), person)) deliver(mail);
            deliver(SampleMails.mail(person, "", "x".repeat(RawMail.LARGEST + 1000)));
            deliver(SampleMails.outlook(
                    "REPLY", event(), person, "ACCEPTED", "", Instant.parse("2026-11-25T10:00:00Z")));
            poll();
        } finally {
            root().detachAppender(log);
        }
        assertThat(delegate().get("response").asString()).isEqualTo("ACCEPTED");
        // a mail without its boundary can be read all the same
        assertThat(answersInTheTrail()).isBetween(1L, 2L);
        assertThat(log.list)
                .filteredOn(event -> event.getLoggerName().startsWith("vn.giaoban"))
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
        invariants.hold();
    }

    @Test
    void aMailboxThatWasAwayIsReadWhenItIsBack() throws Exception {
        var port = ServiceProcess.freePort();
        var settings =
                new ImapSettings("127.0.0.1", port, "imap", "giaoban", "secret", "INBOX", Duration.ofMinutes(1), null);
        var other = new ReplyPoller(settings, replies, store, replyScheduler, meters);
        other.poll().block();
        other.poll().block();
        var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        back.start();
        try {
            var box = back.setUser("giaoban@localhost", "giaoban", "secret");
            box.deliver(parsed(SampleMails.outlook(event(), person, "ACCEPTED", "")));
            other.poll().block();
            assertThat(delegate().get("response").asString()).isEqualTo("ACCEPTED");
            var inbox = back.getManagers().getImapHostManager().getInbox(box);
            assertThat(inbox.getUnseenCount()).isZero();
            // what a kill between handling and marking leaves behind
            for (var message : inbox.getMessages()) message.setFlag(Flags.Flag.SEEN, false);
            other.poll().block();
            assertThat(inbox.getUnseenCount()).isZero();
            assertThat(answersInTheTrail()).isEqualTo(1);
        } finally {
            back.stop();
        }
        other.poll().block();
    }

    private Event event() {
        return Event.of(briefing.get("id").asString(), 0, start, start.plusSeconds(3600));
    }

    private static Map<String, Object> times(Instant from) {
        return Map.of("start", from.toString(), "end", from.plusSeconds(3600).toString());
    }

    private static String mailOf(String point) {
        return point.toLowerCase(Locale.ROOT) + "@hanoi.example";
    }

    private JsonNode delegate() {
        return api.get("/api/v1/briefings/{id}/delegates", briefing.get("id").asString())
                .get("items")
                .get(0);
    }

    private JsonNode item(String address) {
        return api.get("/api/v1/briefings/{id}/invitations", briefing.get("id").asString())
                .get("items")
                .valueStream()
                .filter(item -> address.equals(item.get("email").asString()))
                .findFirst()
                .orElseThrow();
    }

    private String stateOf(String address) {
        return item(address).get("state").asString();
    }

    private String letterTo(String address) {
        return "<" + item(address).get("id").asString() + "@localhost>";
    }

    private long answersInTheTrail() {
        return invariants.count("select count(*) from audit.entry where action = 'answer' and actor = 'mail:" + person
                + "' and entity = 'briefing:" + briefing.get("id").asString() + "'");
    }

    private void poll() {
        poller.poll().block();
    }

    private static void deliver(String mail) throws MessagingException {
        BOX.deliver(parsed(mail));
    }

    private static MimeMessage parsed(String mail) throws MessagingException {
        var bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private static MailFolder inbox() throws FolderException {
        return MAIL.getManagers().getImapHostManager().getInbox(BOX);
    }

    private static int unread() throws FolderException {
        return inbox().getUnseenCount();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
