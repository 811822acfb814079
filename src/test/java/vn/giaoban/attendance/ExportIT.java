package vn.giaoban.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import vn.giaoban.exports.Format;
import vn.giaoban.presence.Capture;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;

/** The attendance of a recorded meeting as a spreadsheet and on paper, compared with what the API says. */
@IntegrationTest
class ExportIT {

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private PasswordEncoder encoder;

    @Test
    void theSpreadsheetAndThePaperSayWhatTheApiSays() throws Exception {
        var replay = new Replay(api, Capture.WEEKLY);
        Capture.WEEKLY.requests().filter(request -> request.status() == 200).forEach(replay::tell);
        for (int look = 0; look < 100 && !"ABSENT".equals(replay.verdicts().get("H-MY-DUC")); look++) Thread.sleep(200);
        api.post(
                        "/api/v1/briefings/" + replay.briefing + "/attendance/corrections",
                        Map.of("point", "H-MY-DUC", "verdict", "EXCUSED", "reason", "=Mất điện toàn huyện"))
                .expectStatus()
                .isCreated();
        var json = replay.attendance();
        var xlsx = bytes(replay.briefing, Format.XLSX);
        var pdf = bytes(replay.briefing, Format.PDF);
        Files.createDirectories(Path.of("target/exports"));
        Files.write(Path.of("target/exports/attendance.xlsx"), xlsx);
        Files.write(Path.of("target/exports/attendance.pdf"), pdf);
        assertSheet(json, xlsx);
        assertPaper(json, text(pdf));
        var seal = api.get("/api/v1/briefings/{id}/attendance/verify", replay.briefing);
        assertThat(seal.get("status").asString()).isEqualTo("INTACT");
        var paper = text(pdf).replaceAll("\\s", "");
        // the last events may have come, and been sealed, after the paper was printed
        assertThat(seal.get("seals").valueStream().map(one -> one.get("digest").asString()))
                .anyMatch(paper::contains);
        assertThat(paper).contains("/api/v1/briefings/" + replay.briefing + "/attendance/verify");
    }

    private static void assertSheet(JsonNode json, byte[] xlsx) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx), new ReadingOptions(true, false))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(1 + 53 + 1 + json.get("unmatched").size());
            for (int n = 0; n < 53; n++) assertPoint(json.get("points").get(n), rows.get(n + 1));
            var delegate = rows.get(54);
            assertThat(delegate.getCellText(0)).isEqualTo("Đại biểu");
            assertThat(delegate.getCell(1).getType()).isEqualTo(CellType.STRING);
            assertThat(delegate.getCell(1).getFormula()).isNull();
            assertThat(delegate.getCellText(1)).isEqualTo("=Nguyễn Văn A");
            assertThat(rows.get(55).getCellText(0)).isEqualTo("Ngoài danh sách");
            var summary = workbook.findSheet("Tổng hợp").orElseThrow().read();
            assertThat(summary)
                    .anySatisfy(row -> assertThat(row.getCellText(1)).startsWith("53 điểm cầu: 46 có mặt, 2 đến muộn"));
        }
    }

    private static void assertPoint(JsonNode point, Row row) {
        assertThat(row.getCellText(0)).isEqualTo("Điểm cầu");
        assertThat(row.getCellText(1)).isEqualTo(point.get("name").asString());
        assertThat(row.getCellText(2)).isEqualTo(point.get("code").asString());
        assertThat(row.getCellText(4))
                .isEqualTo(
                        switch (point.get("verdict").asString()) {
                            case "PRESENT" -> "Có mặt";
                            case "LATE" -> "Đến muộn";
                            case "LEFT_EARLY" -> "Về sớm";
                            case "EXCUSED" -> "Vắng có phép";
                            default -> "Vắng";
                        });
        assertThat(row.getCellText(5)).isEqualTo(point.get("late").asBoolean() ? "Có" : "");
        if (!point.get("firstJoin").isNull())
            assertThat(row.getCellAsDate(7))
                    .contains(OffsetDateTime.parse(point.get("firstJoin").asString())
                            .toLocalDateTime());
        assertThat(row.getCellAsNumber(9).orElseThrow().doubleValue())
                .isEqualTo(point.get("minutes").asDouble());
        assertThat(row.getCellAsNumber(10).orElseThrow().doubleValue())
                .isEqualTo(point.get("share").asDouble());
        assertThat(row.getCell(10).getDataFormatString()).isEqualTo("0.0%");
        if (!point.get("correction").isNull())
            assertThat(row.getCellText(12)).isEqualTo("điều chỉnh bởi admin: =Mất điện toàn huyện");
    }

    private static void assertPaper(JsonNode json, String text) {
        assertThat(text)
                .contains("BÁO CÁO ĐIỂM DANH CUỘC HỌP TRỰC TUYẾN", "I. ĐIỂM CẦU", "II. ĐẠI BIỂU")
                .contains("III. NGƯỜI THAM GIA NGOÀI DANH SÁCH", "NGƯỜI LẬP BIỂU");
        var flat = text.replaceAll("\\s+", "");
        json.get("points")
                .valueStream()
                .forEach(point ->
                        assertThat(flat).contains(point.get("name").asString().replace(" ", "")));
        assertThat(flat).contains("53điểmcầu:46cómặt,2đếnmuộn,4vềsớm,1vắngcóphép", "Mấtđiệntoànhuyện");
    }

    @ParameterizedTest
    @CsvSource({"LEADER, 200", "SECRETARY, 200", "OPERATOR, 200", "POINT_SECRETARY, 403", "nobody, 401"})
    void whoMayReadMayExport(String role, int status) {
        var briefing = new Replay(api, Capture.CRASH).briefing;
        database.sql("""
                        insert into accounts.account (username, password, roles, point) values (:name, :password, array[:role], 'Q-BA-DINH')
                        on conflict do nothing""")
                .bind("name", "export-" + role)
                .bind("password", String.valueOf(encoder.encode("mật khẩu")))
                .bind("role", role.equals("nobody") ? "LEADER" : role)
                .then()
                .block();
        for (var format : Format.values()) {
            var call = api.anybody()
                    .get()
                    .uri("/api/v1/briefings/{id}/attendance", briefing)
                    .headers(h -> {
                        if (!role.equals("nobody"))
                            h.setBasicAuth("export-" + role, "mật khẩu", StandardCharsets.UTF_8);
                    })
                    .accept(type(format))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status);
            if (status != 200) call.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void whatIsNotThereIsSaidInEveryForm() {
        for (var format : Format.values())
            api.admin()
                    .get()
                    .uri("/api/v1/briefings/{id}/attendance", UUID.randomUUID())
                    .accept(type(format))
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private byte[] bytes(String briefing, Format format) {
        var answer = api.admin()
                .get()
                .uri("/api/v1/briefings/{id}/attendance", briefing)
                .accept(type(format))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(format.type())
                .expectHeader()
                .valueEquals(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"attendance-" + briefing + format.suffix() + "\"")
                .expectBody()
                .returnResult();
        return Objects.requireNonNull(answer.getResponseBody());
    }

    private static MediaType type(Format format) {
        return new MediaType(format.type().getType(), format.type().getSubtype());
    }

    private static String text(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            var text = new StringBuilder();
            for (int n = 1; n <= reader.getNumberOfPages(); n++)
                text.append(new PdfTextExtractor(reader).getTextFromPage(n)).append('\n');
            return text.toString();
        }
    }
}
