package vn.giaoban.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.desk.DeskProblem.FaultyList;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.roster.DelegateForm;

/** Lists of people as offices paste and upload them. */
class NameListTests {

    @Test
    void readsNamesAlone() {
        assertThat(names("Trần Thị Bình\n\n  Nguyễn Văn An  \r\n")).containsExactly("Trần Thị Bình", "Nguyễn Văn An");
    }

    @Test
    void readsCommasSemicolonsAndTabs() {
        for (var c : List.of(",", ";", "\t")) {
            var row = read("Trần Thị Bình" + c + "Trưởng phòng" + c + "binh@a.example" + c + "0912 345 678" + c
                            + "dự thính")
                    .getFirst()
                    .person();
            assertThat(row)
                    .isEqualTo(new DelegateForm(
                            "Trần Thị Bình",
                            "Trưởng phòng",
                            "binh@a.example",
                            "0912 345 678",
                            null,
                            DelegateRole.OBSERVER));
        }
    }

    @Test
    void readsColumnsByTheirNamesInBothLanguages() {
        var vietnamese = "STT;Thư điện tử;HỌ VÀ TÊN;Chức vụ\n1;binh@a.example;Trần Thị Bình;Trưởng phòng\n";
        var english = "Full name,E-mail,Phone\nTrần Thị Bình,binh@a.example,\n";
        assertThat(read(vietnamese).getFirst().person())
                .isEqualTo(new DelegateForm(
                        "Trần Thị Bình", "Trưởng phòng", "binh@a.example", null, null, DelegateRole.DELEGATE));
        assertThat(read(english).getFirst().person().email()).isEqualTo("binh@a.example");
        assertThat(NameList.count(vietnamese)).isOne();
    }

    @Test
    void readsQuotedCells() {
        var row =
                read("\"Trần Thị Bình\",\"Trưởng phòng, Bí thư\"\n").getFirst().person();
        assertThat(row.title()).isEqualTo("Trưởng phòng, Bí thư");
    }

    @Test
    void saysLineAndColumnOfEveryFault() {
        var text = """
                Họ và tên,Chức vụ,Email,Vai trò
                An,,an@a.example,

                ,Trưởng phòng,b@a.example,
                <egnahc,,khong,chủ trì
                """.replace('<', '\u202E');
        assertThat(faults(text, NameListTests::check))
                .containsExactly(
                        "Dòng 4, cột 1 (Họ và tên): còn để trống",
                        "Dòng 5, cột 4 (Vai trò): không phải là vai trò mà điểm cầu cử được: Đại biểu, Dự thính hoặc Cán bộ"
                                + " kỹ thuật",
                        "Dòng 5, cột 1 (Họ và tên): có ký tự không được phép (U+202E), như dấu xuống dòng hoặc ký tự đảo"
                                + " chiều chữ");
    }

    @Test
    void refusesALineBreakInsideAName() {
        assertThat(faults("An\n\"Bình\r\nBcc: x@y.example\",TP\n", NameListTests::check))
                .singleElement()
                .asString()
                .startsWith("Dòng 2, cột 1 (Họ và tên): có ký tự không được phép (U+000D)");
    }

    @Test
    void refusesUnknownColumnsTooManyColumnsOpenQuotesAndEmptyLists() {
        assertThat(faults("Họ tên,Cân nặng\nAn,60\n", NameListTests::fine))
                .containsExactly("Dòng 1, cột 2: không hiểu cột “Cân nặng”");
        assertThat(faults("An,b,c,d,e,f\n", NameListTests::fine))
                .singleElement()
                .asString()
                .startsWith("Dòng 1: có nhiều hơn 5");
        assertThat(faults("An\n\"Bình\n", NameListTests::fine))
                .singleElement()
                .asString()
                .startsWith("Dòng 2: dấu ngoặc kép");
        assertThat(faults(" \n\n", NameListTests::fine)).containsExactly("Dòng 1: danh sách không có ai");
    }

    @Test
    void countsTenThousandLinesAndNamesAtMostTwentyFaults() {
        var text = IntStream.range(0, 10_000).mapToObj(n -> "\u0007Người " + n).collect(Collectors.joining("\n"));
        assertThat(NameList.count(text)).isEqualTo(10_000);
        assertThat(faults(text, NameListTests::check)).hasSize(20);
    }

    @Test
    void readsUtf8AndUtf16WithTheirMarks() {
        var text = "Trần Thị Bình,Phó Chủ tịch\n";
        assertThat(ListText.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(ListText.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(text);
        assertThat(ListText.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(text);
        assertThat(ListText.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(text);
    }

    @Test
    void saysInWhichLineAnotherEncodingBegins() {
        var windows = "Nguyen Van An\nTran Thi B\u00E2nh\n".getBytes(Charset.forName("windows-1258"));
        assertThat(decoding(windows)).startsWith("Dòng 2: không phải chữ mã UTF-8");
        assertThat(decoding("An\nBinh".getBytes(StandardCharsets.UTF_16LE))).startsWith("Dòng 1: không phải");
        assertThat(decoding(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41, 0x00, 0x42}))
                .startsWith("Dòng 1: tệp UTF-16");
        assertThat(decoding(new byte[] {'P', 'K', 3, 4, 0})).startsWith("Dòng 1: đây là tệp Excel");
    }

    private static String decoding(byte[] file) {
        return said(catchThrowable(() -> ListText.decode(file))).getFirst();
    }

    private static List<String> faults(String text, Function<DelegateForm, List<Fault>> check) {
        return said(catchThrowable(() -> NameList.read(text, check)));
    }

    private static List<String> said(@Nullable Throwable fault) {
        assertThat(fault).isInstanceOf(ProblemException.class);
        var problem = fault instanceof ProblemException thrown ? thrown.problem() : null;
        assertThat(problem).isInstanceOf(FaultyList.class);
        return problem instanceof FaultyList list
                ? list.faults().stream()
                        .map(f -> f.say(DeskTexts.BOTH.vietnamese()))
                        .toList()
                : List.of();
    }

    private static List<String> names(String text) {
        return read(text).stream().map(row -> row.person().name()).toList();
    }

    private static List<NameList.Row> read(String text) {
        return NameList.read(text, NameListTests::fine);
    }

    private static List<Fault> fine(DelegateForm form) {
        return List.of();
    }

    /** What the real checks say of a name, without their machinery. */
    private static List<Fault> check(DelegateForm form) {
        var bad = form.name()
                .codePoints()
                .filter(c -> Character.isISOControl(c) || c == 0x202E)
                .findFirst();
        if (form.name().isBlank()) return List.of(new Fault("/name", "is blank"));
        return bad.isEmpty()
                ? List.of()
                : List.of(new Fault("/name", "contains the forbidden character U+%04X".formatted(bad.getAsInt())));
    }
}
