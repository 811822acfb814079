package vn.giaoban.letters;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.calendars.Wording;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.letterhead.FormalInvitation;

/** What the formal invitation of a message says. It is a Vietnamese document, whatever language letters are in. */
final class FormalContent {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH' giờ 'mm");

    private FormalContent() {}

    static FormalInvitation of(Message message) {
        var plan = message.plan();
        var recipient = message.recipient();
        var person = recipient.kind() == Recipient.Kind.DELEGATE;
        return new FormalInvitation(
                message.briefing().value(),
                message.sequence(),
                message.stamp().atZone(plan.zone()).toLocalDate(),
                person ? "Ông/Bà " + recipient.name() : recipient.name(),
                person ? "Ông/Bà" : "Quý cơ quan",
                plan.host() == null ? null : plan.host().name(),
                plan.title(),
                replaces(message),
                plan.chair() == null ? null : Wording.chair(plan.chair()),
                time(message),
                recipient.place().isEmpty() ? "Họp trực tuyến" : "Họp trực tuyến, tại " + recipient.place(),
                plan.agenda().stream().map(Wording::agendaItem).toList(),
                plan.host() == null ? null : Wording.contact(plan.host()));
    }

    private static @Nullable String replaces(Message message) {
        if (message.first()) return null;
        return "Giấy mời này thay cho giấy mời đã gửi trước; nội dung thay đổi: " + changes(message) + ".";
    }

    /** The time, with the rule of a series, or all times of the occurrences that are meant. */
    private static String time(Message message) {
        var portion = message.portion();
        if (portion == null) return time(message.plan());
        if (!portion.isWhole())
            return portion.only().stream().map(sitting -> time(sitting.plan())).collect(Collectors.joining("; "));
        var rhythm = portion.sheet().rhythm();
        if (rhythm == null)
            return portion.sheet().sittings().stream()
                    .map(sitting -> time(sitting.plan()))
                    .collect(Collectors.joining("; "));
        var rule = rhythm.recurrence(portion.sheet().zone()).inWords(Locale.of("vi", "VN"));
        return time(message.plan()) + "; họp định kỳ: " + rule;
    }

    /** {@code từ 08 giờ 00 đến 09 giờ 30, Thứ Hai, ngày 07/12/2026}; with the end's day when that is another, and with a zone that is not the office's. */
    private static String time(Plan plan) {
        var start = plan.time().start().atZone(plan.zone());
        var end = plan.time().end().atZone(plan.zone());
        var zone = plan.zone().equals(HomeZone.ID) ? "" : " (giờ " + plan.zone().getId() + ")";
        if (start.toLocalDate().equals(end.toLocalDate()))
            return "từ " + CLOCK.format(start) + " đến " + CLOCK.format(end) + ", " + Wording.day(start) + zone;
        return "từ " + moment(start) + " đến " + moment(end) + zone;
    }

    private static String moment(ZonedDateTime at) {
        return CLOCK.format(at) + ", " + Wording.day(at);
    }

    /** {@code thời gian, phòng họp}. */
    private static String changes(Message message) {
        return message.changes().stream().map(Change::words).collect(Collectors.joining(", "));
    }
}
