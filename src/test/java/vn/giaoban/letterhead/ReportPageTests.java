package vn.giaoban.letterhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import vn.giaoban.letterhead.PrintedReport.Align;
import vn.giaoban.letterhead.PrintedReport.Fact;
import vn.giaoban.letterhead.PrintedReport.Grid;
import vn.giaoban.letterhead.PrintedReport.Head;
import vn.giaoban.letterhead.PrintedReport.Proof;

class ReportPageTests {

    private static final Proof PROOF = new Proof(
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "Ký số Ed25519 lúc 09:31:02 ngày 07/12/2026.",
            "https://giaoban.example/api/v1/briefings/6f1c3f57-2f7e-4a52-9d0f-3a1b8f1f2a10/attendance/verify");

    private static final String LONG_NAME =
            "Ban Quản lý dự án đầu tư xây dựng công trình giao thông, hạ tầng kỹ thuật và nông nghiệp Thành phố";

    @Test
    void saysWhoTheFiguresAndWhoSigns() throws IOException {
        var text = text(print(report(53, PROOF)));
        assertThat(text)
                .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND THÀNH PHỐ HÀ NỘI")
                .contains("VĂN PHÒNG", "/BC-VP", "Hà Nội, ngày 07 tháng 12 năm 2026")
                .contains("BÁO CÁO ĐIỂM DANH", "Giao ban tuần 49", "Chủ trì: Nguyễn Thị Ánh Tuyết")
                .contains("Điểm cầu số 53", "95,3%")
                .contains("NGƯỜI LẬP BIỂU", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Đặng Thị Ngọc Ánh")
                .contains(PROOF.digest(), PROOF.statement());
        assertThat(text.replaceAll("\\s", "")).contains(PROOF.url());
    }

    @Test
    void theHeadComesAgainOnEachPageAndPagesAreNumbered() throws IOException {
        var pdf = print(report(200, PROOF));
        try (var reader = new PdfReader(pdf)) {
            assertThat(reader.getNumberOfPages()).isGreaterThan(4);
            assertThat(reader.getPageSize(1).getWidth()).isEqualTo(PageSize.A4.getWidth());
            for (int n = 1; n < reader.getNumberOfPages(); n++)
                assertThat(page(reader, n)).contains("Kết quả");
            for (int n = 2; n <= reader.getNumberOfPages(); n++)
                assertThat(page(reader, n).lines().map(String::strip)).contains(Integer.toString(n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28})
    void signaturesAndProofStayInOnePiece(int rows) throws IOException {
        try (var reader = new PdfReader(print(report(rows, PROOF)))) {
            assertThat(page(reader, reader.getNumberOfPages()))
                    .contains("NGƯỜI LẬP BIỂU", "Đặng Thị Ngọc Ánh", PROOF.digest());
        }
    }

    @Test
    void longNamesAndStrangeOnesFit() throws IOException {
        var grid = new Grid(
                "I. ĐIỂM CẦU",
                heads(),
                List.of(
                        List.of("1", LONG_NAME, "Có mặt", "95,3%"),
                        List.of("2", "W".repeat(300) + " 😀 \u202Egnod", "Đến muộn", "1,0%")));
        var text = text(print(new PrintedReport(
                LocalDate.parse("2026-12-07"), LONG_NAME, "Báo cáo", LONG_NAME, List.of(), List.of(grid), true, null)));
        assertThat(text.replaceAll("\\s+", " ")).contains("hạ tầng kỹ thuật và nông nghiệp", "Đến muộn", "gnod");
    }

    @Test
    void anEmptyTableSaysSo() throws IOException {
        var report = new PrintedReport(
                LocalDate.parse("2026-12-07"),
                null,
                "Báo cáo",
                "",
                List.of(),
                List.of(new Grid("II. ĐẠI BIỂU", heads(), List.of())),
                false,
                null);
        assertThat(text(print(report))).contains("II. ĐẠI BIỂU", "Không có.");
    }

    @Test
    void aThousandLinesTakeNoTimeWorthSpeakingOf() {
        print(report(10, PROOF));
        var begin = System.nanoTime();
        print(report(1_000, PROOF));
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(5_000);
    }

    @Test
    void everyPrintIsTheSameToTheByte() {
        assertThat(print(report(60, PROOF))).isEqualTo(print(report(60, PROOF)));
    }

    /** For the eye: a printed report lies in {@code target/exports} after the tests. */
    @Test
    void leavesACopyToBeLookedAt() throws IOException {
        Files.createDirectories(Path.of("target/exports"));
        assertThat(Files.write(Path.of("target/exports/report.pdf"), print(report(53, PROOF))))
                .exists();
    }

    private static PrintedReport report(int rows, @Nullable Proof proof) {
        var lines = IntStream.rangeClosed(1, rows)
                .mapToObj(n -> List.of(
                        Integer.toString(n),
                        n % 10 == 0 ? LONG_NAME : "Điểm cầu số " + n,
                        n % 7 == 0 ? "Đến muộn" : "Có mặt",
                        "95,3%"))
                .toList();
        return new PrintedReport(
                LocalDate.parse("2026-12-07"),
                "Điểm cầu chủ trì",
                "Báo cáo điểm danh cuộc họp trực tuyến",
                "Giao ban tuần 49",
                List.of(
                        new Fact("Thời gian", "từ 08 giờ 00 đến 09 giờ 30, Thứ Hai, ngày 07/12/2026"),
                        new Fact("Chủ trì", "Nguyễn Thị Ánh Tuyết, Phó Chủ tịch UBND Thành phố")),
                List.of(new Grid("I. ĐIỂM CẦU", heads(), lines)),
                false,
                proof);
    }

    private static List<Head> heads() {
        return List.of(
                new Head("TT", 5, Align.CENTRE),
                new Head("Điểm cầu", 50, Align.LEFT),
                new Head("Kết quả", 20, Align.LEFT),
                new Head("Thời lượng", 15, Align.RIGHT));
    }

    private static byte[] print(PrintedReport report) {
        return SampleLetterhead.anOffice().print(report);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            var text = new StringBuilder();
            for (int n = 1; n <= reader.getNumberOfPages(); n++)
                text.append(page(reader, n)).append('\n');
            return text.toString();
        }
    }

    private static String page(PdfReader reader, int number) throws IOException {
        return new PdfTextExtractor(reader).getTextFromPage(number);
    }
}
