package vn.giaoban.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.attendance.Tallies;
import vn.giaoban.database.Transactions;
import vn.giaoban.exports.Exports;
import vn.giaoban.post.TestPost;
import vn.giaoban.reports.History;
import vn.giaoban.reports.Reports;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;

/** The weekly report on its way to leaders' mailboxes. */
@IntegrationTest
class WeeklyIT {

    private static final LocalDate MONDAY = LocalDate.of(2031, 6, 9);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private WeeklyStore store;

    @Autowired
    private Reports reports;

    @Autowired
    private Tallies tallies;

    @Autowired
    private Exports exports;

    @Autowired
    private WeeklyLetter letters;

    @Autowired
    private Scheduler mailScheduler;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    private History history;
    private WeeklyReports weekly;

    @BeforeEach
    void begin() {
        server.start();
        history = new History(database).hold(MONDAY.minusDays(14), 2, 0).hold(MONDAY.minusDays(7), 3, 0);
        weekly = reports("chu.tich@ubnd.example", "pho.chu.tich@ubnd.example");
    }

    @AfterEach
    void end() {
        clock.reset();
        history.remove();
        database.sql("delete from weekly.mail").then().block();
        server.stop();
    }

    @Test
    void everyLeaderGetsTheReportOnceWhoeverSendsIt() throws Exception {
        tellAt("2031-06-09T06:59:00+07:00");
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.setTo(OffsetDateTime.parse("2031-06-09T07:00:30+07:00").toInstant());
        var other = reports("chu.tich@ubnd.example", "pho.chu.tich@ubnd.example");
        Flux.merge(weekly.tell(), other.tell(), weekly.tell()).blockLast(Duration.ofSeconds(30));
        tellAt("2031-06-09T07:02:00+07:00");
        assertThat(Arrays.stream(server.getReceivedMessages()).map(WeeklyIT::to))
                .containsExactlyInAnyOrder("chu.tich@ubnd.example", "pho.chu.tich@ubnd.example");
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Báo cáo điểm danh tuần đến ngày 08/06/2031");
        var parts = (MimeMultipart) mail.getContent();
        var text = text(parts.getBodyPart(0));
        assertThat(text)
                .contains("từ 02/06/2031 đến 08/06/2031")
                .contains("Số cuộc họp đã kết thúc: 3 (so với tuần trước: +1)")
                .contains("Lượt điểm cầu dự họp: 159 (so với tuần trước: +53)")
                .contains("Giao ban 2031-06-02", "10. ")
                .doesNotContain("11. ");
        Files.createDirectories(Path.of("target/exports"));
        Files.writeString(Path.of("target/exports/weekly.html"), html(parts.getBodyPart(0)));
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("bao-cao-tuan-2031-06-09.pdf");
        Files.write(
                Path.of("target/exports/weekly.pdf"),
                parts.getBodyPart(1).getInputStream().readAllBytes());
        try (var pdf = new PdfReader(parts.getBodyPart(1).getInputStream())) {
            assertThat(new PdfTextExtractor(pdf).getTextFromPage(1))
                    .contains("BÁO CÁO ĐIỂM DANH TUẦN", "I. CÁC CUỘC HỌP", "Giao ban 2031-06-02");
            assertThat(new PdfTextExtractor(pdf).getTextFromPage(2)).contains("II. CÁC ĐIỂM CẦU");
        }
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("bao-cao-tuan-2031-06-09.xlsx");
        var xlsx = parts.getBodyPart(2).getInputStream().readAllBytes();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getFirstSheet().read()).hasSize(54);
        }
    }

    @Test
    void aServiceThatWasDownSendsItWithinADayAndNotAfterThat() {
        tellAt("2031-06-10T06:30:00+07:00");
        assertThat(server.getReceivedMessages()).hasSize(2);
        tellAt("2031-06-17T07:30:00+07:00");
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgain() {
        server.stop();
        tellAt("2031-06-09T07:00:00+07:00");
        assertThat(states()).containsOnly("QUEUED");
        server.start();
        tellAt("2031-06-09T07:00:10+07:00");
        assertThat(server.getReceivedMessages()).isEmpty();
        database.sql("update weekly.mail set due = now()").then().block();
        weekly = reports("chu.tich@ubnd.example", "pho.chu.tich@ubnd.example");
        tellAt("2031-06-09T07:02:00+07:00");
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(states()).containsOnly("SENT");
    }

    @Test
    void whatCouldNotBeSentWithinADayIsShownAsMissed() {
        var port = server.getSmtp().getPort();
        server.stop();
        weekly = reports(port, "chu.tich@ubnd.example");
        tellAt("2031-06-09T07:00:00+07:00");
        tellAt("2031-06-10T07:00:01+07:00");
        assertThat(states()).containsExactly("MISSED");
        server.start();
    }

    @Test
    void nobodyIsToldWhereNobodyAsked() {
        weekly = reports();
        tellAt("2031-06-09T07:00:00+07:00");
        assertThat(states()).isEmpty();
    }

    private WeeklyReports reports(String... recipients) {
        return reports(server.getSmtp().getPort(), recipients);
    }

    private WeeklyReports reports(int port, String... recipients) {
        return new WeeklyReports(
                new WeeklySettings(List.of(recipients), DayOfWeek.MONDAY, LocalTime.of(7, 0)),
                store,
                reports,
                tallies,
                exports,
                letters,
                TestPost.to(port),
                mailScheduler,
                transactions,
                clock);
    }

    private void tellAt(String time) {
        clock.setTo(OffsetDateTime.parse(time).toInstant());
        weekly.tell().block(Duration.ofSeconds(30));
    }

    private List<String> states() {
        return database.sql("select state from weekly.mail")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(BodyPart alternatives) throws Exception {
        return (String)
                ((MimeMultipart) alternatives.getContent()).getBodyPart(0).getContent();
    }

    private static String html(BodyPart alternatives) throws Exception {
        return (String)
                ((MimeMultipart) alternatives.getContent()).getBodyPart(1).getContent();
    }
}
