package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.attendance.Replay;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.presence.Capture;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Watcher;

/**
 * A leader's day: the board during the meeting, the attendance after it, one verdict corrected with its reason, the scorecard, both as a
 * spreadsheet and on paper; and when somebody doubts them, the ledger, which names the row that was tampered with.
 */
@Quiet("measures how soon a board shows what happened")
@IntegrationTest
class LeadersDayIT {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Path FOLDER = Path.of("target", "leader");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void fromTheLiveBoardToAnAttendanceThatSurvivesAnArgument() throws Exception {
        var meeting = new Replay(api, Capture.WEEKLY);
        var told = Capture.WEEKLY
                .requests()
                .filter(request -> request.status() == 200)
                .toList();
        watch(meeting, told);
        reads(meeting);
        corrects(meeting);
        compares(meeting);
        doubts(meeting);
    }

    /** The meeting runs, and each change is on the board within two seconds. */
    private void watch(Replay meeting, List<Capture.Request> told) throws Exception {
        var leaving = told.stream()
                .filter(request ->
                        request.path().endsWith("/left") && request.body().contains("POINT:SO-KHCN"))
                .findFirst()
                .orElseThrow();
        var half = told.indexOf(leaving) - 10;
        clock.setTo(meeting.momentOf(told.get(half)));
        told.subList(0, half).forEach(meeting::tell);
        try (var client = HttpClient.newHttpClient();
                var board = new Watcher(client, api, new BriefingId(UUID.fromString(meeting.briefing)), null)) {
            eventually(
                    () -> assertThat(board.heard("snapshot", "\"Q-BA-DINH\"")).isTrue());
            told.subList(half, told.indexOf(leaving)).forEach(meeting::tell);
            clock.setTo(meeting.momentOf(leaving));
            var before = Instant.now();
            meeting.tell(leaving);
            eventually(() -> assertThat(board.heard("point", "\"SO-KHCN\"", "\"DROPPED\""))
                    .isTrue());
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
            clock.setTo(meeting.end().plusSeconds(60));
            told.subList(told.indexOf(leaving) + 1, told.size()).forEach(meeting::tell);
        }
    }

    /** The figures after it. */
    private void reads(Replay meeting) throws Exception {
        eventually(() -> assertThat(meeting.verdicts())
                .containsEntry("Q-LONG-BIEN", "LATE")
                .containsEntry("SO-KHCN", "LEFT_EARLY")
                .containsEntry("H-MY-DUC", "ABSENT"));
        eventually(() ->
                assertThat(meeting.attendance().at("/totals/present").asInt()).isEqualTo(46));
        assertThat(meeting.attendance().get("closed").asBoolean()).isTrue();
        var trace = api.get("/api/v1/briefings/{id}/attendance/points/{code}/trace", meeting.briefing, "SO-KHCN");
        assertThat(trace.get("facts").valueStream().map(fact -> fact.get("use").asString()))
                .as("one came, one went: " + trace)
                .contains("BEGINS", "ENDS");
    }

    private void corrects(Replay meeting) throws Exception {
        api.post(
                        "/api/v1/briefings/" + meeting.briefing + "/attendance/corrections",
                        Map.of("point", "H-MY-DUC", "verdict", "EXCUSED", "reason", "Mất điện toàn huyện, có công văn"))
                .expectStatus()
                .isCreated();
        eventually(() -> assertThat(meeting.verdicts()).containsEntry("H-MY-DUC", "EXCUSED"));
        keep("attendance.xlsx", "/api/v1/briefings/" + meeting.briefing + "/attendance", XLSX);
        var paper = keep(
                "attendance.pdf", "/api/v1/briefings/" + meeting.briefing + "/attendance", MediaType.APPLICATION_PDF);
        assertThat(textOf(paper)).contains("Mấtđiệntoànhuyện");
    }

    private void compares(Replay meeting) throws Exception {
        var query = "/api/v1/reports/attendance?from=" + meeting.end().minus(Duration.ofHours(1)) + "&to="
                + meeting.end() + "&by=POINT";
        var card = api.get(query);
        var point = line(card, "H-MY-DUC");
        assertThat(point.get("excused").asInt()).isOne();
        assertThat(point.get("unexcused").asInt()).isZero();
        assertThat(line(card, "Q-LONG-BIEN").get("lateMinutes").asDouble()).isPositive();
        var sheet = keep("scorecard.xlsx", query, XLSX);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            assertThat(workbook.getFirstSheet().read()).hasSize(54);
        }
        assertThat(textOf(keep("scorecard.pdf", query, MediaType.APPLICATION_PDF)))
                .contains("HuyệnMỹĐức");
    }

    /** One byte in the database is enough. */
    private void doubts(Replay meeting) {
        var path = "/api/v1/briefings/{id}/attendance/verify";
        var intact = api.get(path, meeting.briefing);
        assertThat(intact.get("status").asString()).as(intact.toString()).isEqualTo("INTACT");
        assertThat(intact.get("seals")).isNotEmpty();
        var row = intact.get("facts").asLong() / 2;
        database.sql("alter table ledger.fact disable trigger fact_append_only")
                .then()
                .block();
        database.sql(
                        "update ledger.fact set body = overlay(body placing 'x' from 20 for 1) where briefing = :briefing and seq = :seq")
                .bind("briefing", UUID.fromString(meeting.briefing))
                .bind("seq", row)
                .then()
                .block();
        database.sql("alter table ledger.fact enable trigger fact_append_only")
                .then()
                .block();
        var broken = api.get(path, meeting.briefing);
        assertThat(broken.get("status").asString()).isEqualTo("BROKEN");
        assertThat(broken.at("/broken/fact").asLong()).isEqualTo(row);
        assertThat(broken.at("/broken/fault").asString()).isEqualTo("CHANGED");
    }

    private static JsonNode line(JsonNode card, String key) {
        return card.get("items")
                .valueStream()
                .filter(item -> item.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** What comes in a form, kept to be looked at. */
    private byte[] keep(String name, String path, MediaType type) throws Exception {
        var bytes = api.admin()
                .get()
                .uri(path)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(bytes).isNotNull();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name), bytes);
        return bytes;
    }

    /** Its letters alone, since lines of a narrow column break anywhere. */
    private static String textOf(byte[] pdf) throws Exception {
        try (var reader = new PdfReader(pdf)) {
            var text = new StringBuilder();
            var extractor = new PdfTextExtractor(reader);
            for (var page = 1; page <= reader.getNumberOfPages(); page++)
                text.append(extractor.getTextFromPage(page)).append('\n');
            return text.toString().replaceAll("\\s", "");
        }
    }

    private static void eventually(Runnable check) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(20);
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(deadline)) throw e;
                Thread.sleep(50);
            }
        }
    }
}
