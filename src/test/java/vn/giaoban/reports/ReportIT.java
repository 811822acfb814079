package vn.giaoban.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.exports.Format;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Quiet;

/** Scorecards of briefings that lie in the database, read in every form. */
@Quiet("measures how fast a year is counted")
@IntegrationTest
class ReportIT {

    private static final LocalDate FIRST = LocalDate.of(2031, 3, 3);

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    private History history;

    @BeforeEach
    void begin() {
        history = new History(database);
    }

    @AfterEach
    void end() {
        history.remove();
    }

    @Test
    void aLineSaysAllThereIsToSayAndHowItChanged() {
        history.hold(FIRST.minusDays(5), 5, 2).hold(FIRST, 5, 2);
        var card = json(TallyBy.POINT, FIRST, 5);
        assertThat(card.get("items")).hasSize(53);
        // the eighth point in the order of the catalogue: day 2 LATE, day 3 ABSENT, day 4 EXCUSED
        var score = card.get("items").get(8);
        assertThat(number(score, "briefings")).isEqualTo(5);
        assertThat(number(score, "present")).isEqualTo(2);
        assertThat(number(score, "late")).isEqualTo(1);
        assertThat(number(score, "absent")).isEqualTo(1);
        assertThat(number(score, "unexcused")).isEqualTo(1);
        assertThat(number(score, "excused")).isEqualTo(1);
        assertThat(number(score, "onTimeRate")).isEqualTo(0.5);
        assertThat(number(score, "attendanceRate")).isEqualTo(0.75);
        assertThat(number(score, "lateMinutes")).isEqualTo(10);
        assertThat(number(score, "share")).isEqualTo(0.75);
        assertThat(score.at("/previous/onTimeRate").asDouble()).isEqualTo(0.5);
        assertThat(score.at("/previous/previous").isNull()).isTrue();
        assertThat(score.at("/trend/direction").asString()).isEqualTo("SAME");
        // the third: day 0 LEFT_EARLY
        var early = card.get("items").get(3);
        assertThat(number(early, "leftEarly")).isEqualTo(1);
        assertThat(number(early, "earlyLeaves")).isEqualTo(1);
        assertThat(number(early, "earlyMinutes")).isEqualTo(20);
        assertThat(number(early, "onTimeRate")).isEqualTo(1);
    }

    @Test
    void whatGotWorseIsToldAsFigures() {
        // the first point is LATE and ABSENT; before, everybody was there
        history.hold(FIRST.minusDays(2), 2, 0).hold(FIRST, 2, 0);
        database.sql("""
                        update attendance.result r set verdict = 'PRESENT', late_seconds = 0, share = 1 from attendance.sheet s
                         where s.briefing = r.briefing and s.chair = :chair and s.starts_at < :from::date""")
                .bind("chair", history.chair())
                .bind("from", FIRST.toString())
                .then()
                .block();
        var score = json(TallyBy.POINT, FIRST, 2).get("items").get(0);
        assertThat(score.at("/trend/direction").asString()).isEqualTo("DOWN");
        assertThat(score.at("/trend/onTimeRate").asDouble()).isEqualTo(-1);
        assertThat(score.at("/trend/lateMinutes").asDouble()).isEqualTo(10);
        assertThat(score.at("/trend/late").asInt()).isOne();
    }

    @ParameterizedTest
    @EnumSource(TallyBy.class)
    void comesInEveryFormByEveryKey(TallyBy by) throws IOException {
        history.hold(FIRST, 2, 1);
        var card = json(by, FIRST, 2).get("items");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes(by, FIRST, 2, Format.XLSX)))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(card.size() + 1);
            for (int n = 0; n < card.size(); n++) {
                var row = rows.get(n + 1);
                assertThat(row.getCellText(0)).isEqualTo(card.get(n).get("key").asString());
                assertThat(row.getCellAsNumber(2))
                        .contains(
                                BigDecimal.valueOf(card.get(n).get("briefings").asLong()));
                assertThat(row.getCellAsNumber(4))
                        .contains(BigDecimal.valueOf(card.get(n).get("late").asLong()));
                var rate = card.get(n).get("onTimeRate");
                if (!rate.isNull())
                    assertThat(row.getCellAsNumber(8).orElseThrow().doubleValue())
                            .isEqualTo(rate.asDouble());
            }
            assertThat(workbook.findSheet("Tổng hợp")).isPresent();
        }
        var csv = new String(bytes(by, FIRST, 2, Format.CSV), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(card.size() + 1);
        assertThat(csv)
                .startsWith(
                        "\uFEFFkey,name,briefings,present,late,leftEarly,absent,excused,onTimeRate,lateMinutes,share,"
                                + "substitutions,previousOnTimeRate,previousShare,");
        var pdf = bytes(by, FIRST, 2, Format.PDF);
        Files.createDirectories(Path.of("target/exports"));
        Files.write(Path.of("target/exports/scorecard-" + by + ".pdf"), pdf);
        Files.write(Path.of("target/exports/scorecard-" + by + ".xlsx"), bytes(by, FIRST, 2, Format.XLSX));
        assertThat(text(pdf))
                .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "từ 03/03/2031 đến 04/03/2031", "NGƯỜI LẬP BIỂU")
                .containsIgnoringCase("tổng hợp điểm danh theo");
    }

    @Test
    void aYearOf250BriefingsIsCountedInUnderASecond() {
        history.hold(LocalDate.of(2030, 4, 27), 250, 1).hold(LocalDate.of(2031, 1, 2), 250, 3);
        database.sql("analyze attendance.result").then().block();
        database.sql("analyze attendance.sheet").then().block();
        var best = new ArrayList<Long>();
        for (var by : TallyBy.values()) {
            for (int time = 0; time < 3; time++) {
                var begin = System.nanoTime();
                assertThat(json(by, LocalDate.of(2031, 1, 1), 251).get("items")).isNotEmpty();
                best.add((System.nanoTime() - begin) / 1_000_000);
            }
        }
        System.getLogger("bench").log(System.Logger.Level.INFO, "year to date, ms: " + best);
        assertThat(best.stream().sorted().limit(best.size() / 2)).allMatch(millis -> millis < 1_000);
        assertThat(json(TallyBy.POINT, LocalDate.of(2031, 1, 1), 251)
                        .get("items")
                        .valueStream()
                        .filter(point -> point.get("briefings").asInt() >= 250))
                .hasSize(53);
    }

    private JsonNode json(TallyBy by, LocalDate from, int days) {
        return api.get(
                "/api/v1/reports/attendance?from={from}&to={to}&by={by}",
                from + "T00:00:00+07:00",
                from.plusDays(days) + "T00:00:00+07:00",
                by);
    }

    private byte[] bytes(TallyBy by, LocalDate from, int days, Format format) {
        var answer = api.admin()
                .get()
                .uri(
                        "/api/v1/reports/attendance?from={from}&to={to}&by={by}",
                        from + "T00:00:00+07:00",
                        from.plusDays(days) + "T00:00:00+07:00",
                        by)
                .accept(MediaType.parseMediaType(
                        format.type().getType() + "/" + format.type().getSubtype()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(format.type())
                .expectHeader()
                .valueMatches(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scorecard\\" + format.suffix() + "\"")
                .expectBody()
                .returnResult();
        return Objects.requireNonNull(answer.getResponseBody());
    }

    private static double number(JsonNode score, String member) {
        return score.get(member).asDouble();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            var pages = new ArrayList<String>();
            for (int n = 1; n <= reader.getNumberOfPages(); n++)
                pages.add(new PdfTextExtractor(reader).getTextFromPage(n));
            return String.join("\n", List.copyOf(pages));
        }
    }
}
