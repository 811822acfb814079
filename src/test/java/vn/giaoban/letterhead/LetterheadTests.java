package vn.giaoban.letterhead;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.letterhead.SampleLetterhead.invitation;
import static vn.giaoban.letterhead.SampleLetterhead.settings;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class LetterheadTests {

    private static final String LETTERS =
            "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";
    private static final List<String> AGENDA = List.of("Tình hình kinh tế – xã hội (20 phút)", "Kết luận của Chủ trì");

    @Test
    void saysWhatTheDecreeAsksFor() throws IOException {
        var text =
                page(SampleLetterhead.anOffice().write(invitation("UBND quận Ba Đình", "Giao ban tuần 6", AGENDA)), 1);
        assertThat(text)
                .contains("UBND THÀNH PHỐ HÀ NỘI")
                .contains("VĂN PHÒNG")
                .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                .contains("Độc lập - Tự do - Hạnh phúc")
                .contains("Số: 6F1C3F57.3/GM-VP")
                .contains("Hà Nội, ngày 05 tháng 02 năm 2026")
                .contains("GIẤY MỜI")
                .contains("Kính gửi: UBND quận Ba Đình")
                .contains("1. Tình hình kinh tế – xã hội (20 phút);")
                .contains("2. Kết luận của Chủ trì.")
                .contains("thành phần./.")
                .contains("Nơi nhận:")
                .contains("- Như trên;")
                .contains("- Lưu: VT, TH.")
                .contains("TL. CHỦ TỊCH")
                .contains("CHÁNH VĂN PHÒNG")
                .contains("Đặng Thị Ngọc Ánh");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsEveryVietnameseLetter(boolean decomposed) throws IOException {
        var title = LETTERS + " " + LETTERS.toUpperCase(java.util.Locale.ROOT);
        var pdf = SampleLetterhead.anOffice()
                .write(invitation("Đ", decomposed ? Normalizer.normalize(title, Normalizer.Form.NFD) : title, AGENDA));
        var text = page(pdf, 1).replaceAll("\\s", "");
        assertThat(text).contains(title.replace(" ", "")).doesNotContain("□");
    }

    @Test
    void leavesRoomForANumberWrittenByHandAndForWhatIsNotSet() throws IOException {
        var plain = new LetterheadSettings(
                true, true, null, null, "Hà Nội", "/GM", null, null, null, "Đại biểu", List.of("Lưu: VT"));
        var text = page(
                new Letterhead(plain, SampleLetterhead.REPORTS)
                        .write(invitation("UBND quận Ba Đình", "Giao ban", AGENDA)),
                1);
        assertThat(text)
                .contains("VĂN PHÒNG UBND THÀNH")
                .containsPattern("Số: +/GM")
                .doesNotContain("TL.");
    }

    @Test
    void everyPrintIsTheSameToTheByte() throws Exception {
        var invitation = invitation("UBND quận Ba Đình", "Giao ban tuần 6", AGENDA);
        var first = SampleLetterhead.anOffice().write(invitation);
        Thread.sleep(1100);
        assertThat(SampleLetterhead.anOffice().write(invitation)).isEqualTo(first);
    }

    @Test
    void manyAtATimeDoNotDisturbOneAnother() {
        var office = SampleLetterhead.anOffice();
        var alone = IntStream.range(0, 40)
                .mapToObj(n -> SampleLetterhead.anOffice().write(invitation("Điểm cầu " + n, "Giao ban", AGENDA)))
                .toList();
        var together = IntStream.range(0, 40)
                .parallel()
                .mapToObj(n -> office.write(invitation("Điểm cầu " + n, "Giao ban", AGENDA)))
                .toList();
        for (int n = 0; n < 40; n++) assertThat(together.get(n)).isEqualTo(alone.get(n));
    }

    @Test
    void longOnesGoOnOnNumberedPages() throws IOException {
        var agenda = IntStream.range(0, 30)
                .mapToObj(n -> "Nội dung thứ " + n + ": tiến độ giải ngân vốn đầu tư công, vướng mắc và đề xuất")
                .toList();
        var copies = Collections.nCopies(60, "Sở, ban, ngành");
        var office = new Letterhead(settings(true, "/GM", copies), SampleLetterhead.REPORTS);
        var pdf = office.write(invitation("UBND quận Ba Đình", "Dài ".repeat(100), agenda));
        assertThat(pages(pdf)).isBetween(4, 5);
        assertThat(page(pdf, 1).lines().map(String::strip)).doesNotContain("1");
        for (int n = 2; n <= pages(pdf); n++)
            assertThat(page(pdf, n).lines().map(String::strip)).contains(Integer.toString(n));
        assertThat(page(pdf, pages(pdf))).contains("- Sở, ban, ngành.");
    }

    @Test
    void theSignatureStaysInOnePiece() throws IOException {
        for (int items = 5; items < 15; items++) {
            var pdf = SampleLetterhead.anOffice()
                    .write(invitation("UBND quận Ba Đình", "Giao ban", Collections.nCopies(items, "Nội dung")));
            var last = page(pdf, pages(pdf));
            assertThat(last).contains("Nơi nhận:", "TL. CHỦ TỊCH", "Đặng Thị Ngọc Ánh");
        }
    }

    @Test
    void isOneForAllWhereTheOfficeWantsThat() throws IOException {
        var office = new Letterhead(settings(false, "/GM", List.of("Như trên")), SampleLetterhead.REPORTS);
        var one = office.write(invitation("UBND quận Ba Đình", "Giao ban", AGENDA));
        assertThat(office.write(invitation("UBND quận Hoàn Kiếm", "Giao ban", AGENDA)))
                .isSameAs(one);
        assertThat(page(one, 1))
                .contains("Kính gửi: Các cơ quan, đại biểu được mời")
                .contains("tại phòng họp của các điểm cầu")
                .doesNotContain("Ba Đình");
    }

    @Test
    void whatTheFontLacksDoesNoHarm() throws IOException {
        var text = page(
                SampleLetterhead.anOffice().write(invitation("Họp 😀👨‍👩‍👧 漢 \u202Egnod\u0000", "Giao ban", AGENDA)),
                1);
        assertThat(text).contains("Kính gửi: Họp □ gnod");
    }

    @Test
    void aTitleOf64KilobytesIsCutShort() throws IOException {
        var pdf = SampleLetterhead.anOffice().write(invitation("A", "Đ".repeat(65_536), AGENDA));
        assertThat(pages(pdf)).isLessThan(10);
    }

    @Test
    void isA4() throws IOException {
        try (var reader = new PdfReader(SampleLetterhead.anOffice().write(invitation("A", "B", AGENDA)))) {
            assertThat(reader.getPageSize(1).getWidth()).isEqualTo(PageSize.A4.getWidth());
            assertThat(reader.getPageSize(1).getHeight()).isEqualTo(PageSize.A4.getHeight());
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            return reader.getNumberOfPages();
        }
    }

    private static String page(byte[] pdf, int number) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(number).strip();
        }
    }
}
