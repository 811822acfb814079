package vn.giaoban.letterhead;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Offices and invitations for tests. */
public final class SampleLetterhead {

    static final UUID BRIEFING = UUID.fromString("6f1c3f57-2f7e-4a52-9d0f-3a1b8f1f2a10");

    static final ReportSettings REPORTS = new ReportSettings("/BC-VP", "Người lập biểu");

    private SampleLetterhead() {}

    /** An office that set everything. */
    public static Letterhead anOffice() {
        return new Letterhead(
                settings(true, "{briefing}.{version}/GM-VP", List.of("Như trên", "Lưu: VT, TH")), REPORTS);
    }

    static LetterheadSettings settings(boolean personal, String number, List<String> copies) {
        return new LetterheadSettings(
                true,
                personal,
                "UBND thành phố Hà Nội",
                "Văn phòng",
                "Hà Nội",
                number,
                "TL. Chủ tịch",
                "Chánh Văn phòng",
                "Đặng Thị Ngọc Ánh",
                "Lãnh đạo và đại biểu được mời tại các điểm cầu",
                copies);
    }

    static FormalInvitation invitation(String to, String title, List<String> agenda) {
        return new FormalInvitation(
                BRIEFING,
                3,
                LocalDate.parse("2026-02-05"),
                to,
                "Quý cơ quan",
                "Văn phòng UBND Thành phố",
                title,
                null,
                "Nguyễn Thị Ánh Tuyết, Phó Chủ tịch UBND Thành phố",
                "từ 08 giờ 00 đến 09 giờ 30, Thứ Hai, ngày 09/02/2026",
                "Họp trực tuyến, tại Phòng họp trực tuyến 2, " + to,
                agenda,
                "Văn phòng UBND Thành phố, điện thoại 024 0000 0001");
    }
}
