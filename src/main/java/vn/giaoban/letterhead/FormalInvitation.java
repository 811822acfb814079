package vn.giaoban.letterhead;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one formal invitation says; the rest is the office's settings.
 *
 * @param briefing the briefing's id, from which its number may come
 * @param version how often its plan was changed after it was first told, likewise
 * @param issued the date on it
 * @param to who is invited, after {@code Kính gửi:}
 * @param you how the text calls them, for instance {@code Quý cơ quan}
 * @param host the point that hosts the briefing; null when none is named
 * @param title the briefing's
 * @param replaces what an update says of the invitation that it replaces; null in a first invitation
 * @param chair name and position; null when nobody is named
 * @param time when it is held, in words
 * @param place where the recipient takes part, in words
 * @param agenda its items, in order and without numbers
 * @param contact whom to ask; null when nobody is named
 */
public record FormalInvitation(
        UUID briefing,
        int version,
        LocalDate issued,
        String to,
        String you,
        @Nullable String host,
        String title,
        @Nullable String replaces,
        @Nullable String chair,
        String time,
        String place,
        List<String> agenda,
        @Nullable String contact) {

    /** The same for everybody who is invited, wherever they sit. */
    FormalInvitation forAll() {
        return new FormalInvitation(
                briefing,
                version,
                issued,
                "Các cơ quan, đại biểu được mời",
                "Quý cơ quan, đại biểu",
                host,
                title,
                replaces,
                chair,
                time,
                "Họp trực tuyến, tại phòng họp của các điểm cầu",
                agenda,
                contact);
    }
}
