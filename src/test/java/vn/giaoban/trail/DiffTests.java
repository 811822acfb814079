package vn.giaoban.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.WallClock;

/** What differs between two states, field by field, and how it is said. */
class DiffTests {

    private static final TrailTexts TEXTS = new TrailTexts(
            new WallClock(HomeZone.ID, TrailPages.TEXTS.vietnamese()), Map.of("Q-BA-DINH", "Quận Ba Đình"));

    @Test
    void namesTheFieldsThatDifferAndNoOthers() {
        assertThat(
                        said(
                                "{\"title\":\"A\",\"time\":{\"start\":\"2026-12-07T01:00:00Z\",\"end\":\"2026-12-07T02:30:00Z\"},\"priority\":\"ROUTINE\"}",
                                "{\"title\":\"A\",\"time\":{\"start\":\"2026-12-07T01:00:00Z\",\"end\":\"2026-12-07T03:00:00Z\"},\"priority\":\"URGENT\"}"))
                .containsExactly(
                        "Thời gian › Kết thúc: Thứ Hai, 07/12/2026 09:30 → Thứ Hai, 07/12/2026 10:00",
                        "Mức ưu tiên: Thường kỳ → Khẩn");
    }

    @Test
    void knowsElementsOfAListByTheirNamesWhereverTheyStand() {
        assertThat(
                        said(
                                "{\"points\":[{\"point\":\"Q-BA-DINH\",\"room\":null},{\"point\":\"SO-X\",\"room\":\"SO-X/P1\"}]}",
                                "{\"points\":[{\"point\":\"MOI\",\"required\":true,\"room\":\"MOI/P1\"},{\"point\":\"Q-BA-DINH\",\"room\":\"Q-BA-DINH/P2\"}]}"))
                .containsExactly(
                        "Điểm cầu › Quận Ba Đình › Phòng họp:  → Q-BA-DINH/P2",
                        "Điểm cầu › SO-X: Phòng họp: SO-X/P1 → ",
                        "Điểm cầu › MOI:  → Phòng họp: MOI/P1; Bắt buộc: Có");
    }

    @Test
    void whatIsNewOrGoneIsAllOfItsFields() {
        assertThat(said(null, "{\"name\":\"Sở\",\"retired\":false,\"rooms\":[],\"parent\":null}"))
                .containsExactly("Tên:  → Sở", "Ngừng sử dụng:  → Không");
        assertThat(said("\"Q-BA-DINH\"", null)).containsExactly("Nội dung: Quận Ba Đình → ");
        assertThat(said(null, null)).isEmpty();
    }

    @Test
    void whatNoWordIsKnownForKeepsItsName() {
        assertThat(said("{\"somethingNew\":{\"x\":1}}", "{\"somethingNew\":{\"x\":[\"PT90S\",\"PT15M\",\"P1D\"]}}"))
                .containsExactly("somethingNew › x: 1 → 90 giây, 15 phút, 1 ngày");
        assertThat(TEXTS.who("link:" + "0".repeat(8))).isEqualTo("Qua đường dẫn trong giấy mời");
        assertThat(TEXTS.who("mail:a@hanoi.example")).isEqualTo("a@hanoi.example (qua thư trả lời)");
        assertThat(TEXTS.who("nguyen.van.a")).isEqualTo("nguyen.van.a");
    }

    private static List<String> said(@Nullable String before, @Nullable String after) {
        return Diff.of(json(before), json(after)).stream()
                .map(change -> EntryView.line(change, TEXTS))
                .map(line -> line.field() + ": " + line.before() + " → " + line.after())
                .toList();
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonMapper.shared().readTree(text);
    }
}
