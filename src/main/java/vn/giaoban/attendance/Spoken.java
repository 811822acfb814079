package vn.giaoban.attendance;

import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.presence.Verdict;

/** The Vietnamese words of attendance sheets. */
final class Spoken {

    private Spoken() {}

    /** A verdict; empty while there is none. */
    static String verdict(@Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> "";
            case PRESENT -> "Có mặt";
            case LATE -> "Đến muộn";
            case LEFT_EARLY -> "Về sớm";
            case ABSENT -> "Vắng";
            case EXCUSED -> "Vắng có phép";
        };
    }

    /** A delegate's role, as pages call it. */
    static String role(DelegateRole role) {
        return switch (role) {
            case CHAIR -> "Chủ trì";
            case SECRETARY -> "Thư ký";
            case PRESENTER -> "Báo cáo viên";
            case DELEGATE -> "Đại biểu";
            case OBSERVER -> "Dự thính";
            case TECHNICIAN -> "Cán bộ kỹ thuật";
        };
    }
}
