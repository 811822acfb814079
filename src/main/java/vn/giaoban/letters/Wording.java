package vn.giaoban.letters;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.Chair;
import vn.giaoban.post.OneLine;

/** The Vietnamese words that letters and calendar entries share. */
final class Wording {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private Wording() {}

    /** The mail's subject: what it is, and the briefing's title. */
    static String subject(Message message) {
        var urgent = message.plan().isUrgent() ? "[KHẨN] " : "";
        var what = switch (message.kind()) {
            case REQUEST -> message.first() ? "Giấy mời: " : "Cập nhật: ";
            case CANCEL -> "Huỷ: ";
            case REMINDER -> message.occasion().equals(Occasion.ROOM) ? "Nhắc việc, chưa có phòng họp: " : "Nhắc họp: ";
            case NOTICE -> "Thông báo: ";
        };
        return urgent + what + OneLine.of(message.plan().title());
    }

    /** {@code Thứ Hai, ngày 07/12/2026}. */
    static String day(ZonedDateTime at) {
        return weekday(at.getDayOfWeek()) + ", ngày " + DATE.format(at);
    }

    /** {@code 08:00 – 09:30 (GMT+7)}; the end with its date when that is another day. */
    static String hours(Plan plan) {
        var start = plan.time().start().atZone(plan.zone());
        var end = plan.time().end().atZone(plan.zone());
        var until = start.toLocalDate().equals(end.toLocalDate()) ? "" : " ngày " + DATE.format(end);
        return CLOCK.format(start) + " – " + CLOCK.format(end) + until + " (" + offset(start.getOffset(), plan.zone())
                + ")";
    }

    /** The whole time in one line. */
    static String when(Plan plan) {
        return day(plan.time().start().atZone(plan.zone())) + ", " + hours(plan);
    }

    /** The chair's name and position. */
    static String chair(Chair chair) {
        return OneLine.of(chair.title() == null ? chair.name() : chair.name() + ", " + chair.title());
    }

    /** {@code Tình hình (20 phút) – Sở Nội vụ}. */
    static String agendaItem(AgendaItem item) {
        var minutes = item.minutes() == null ? "" : " (" + item.minutes() + " phút)";
        var presenter = item.presenter() == null ? "" : " – " + OneLine.of(item.presenter());
        return OneLine.of(item.title()) + minutes + presenter;
    }

    /** Whom to ask: {@code Văn phòng UBND, điện thoại …, thư điện tử …}. */
    static String contact(Plan.Contact host) {
        return Stream.of(host.name(), prefixed("điện thoại ", host.phone()), prefixed("thư điện tử ", host.email()))
                .filter(Objects::nonNull)
                .map(OneLine::of)
                .collect(Collectors.joining(", "));
    }

    /** {@code thời gian, phòng họp}: what an update is about. */
    static String changes(Message message) {
        return message.changes().stream().map(Change::words).collect(Collectors.joining(", "));
    }

    /** What a calendar shows below the title; the link on a line of its own. */
    static String description(Entry entry) {
        var plan = entry.plan();
        var lines = new ArrayList<String>();
        if (entry.method().equals(ImmutableMethod.CANCEL)) {
            lines.add(plan.cancelled() ? "Cuộc họp đã bị huỷ." : "Quý vị không còn trong thành phần dự họp.");
            if (plan.cancelled() && plan.cancelReason() != null) lines.add("Lý do: " + OneLine.of(plan.cancelReason()));
            return String.join("\n", lines);
        }
        if (plan.chair() != null) lines.add("Chủ trì: " + chair(plan.chair()));
        if (!entry.recipient().place().isEmpty())
            lines.add("Điểm cầu: " + OneLine.of(entry.recipient().place()));
        lines.addAll(agenda(plan));
        if (entry.link() != null)
            lines.addAll(List.of("Vào phòng họp (đường dẫn riêng, xin không chuyển tiếp):", entry.link()));
        if (plan.host() != null) lines.add("Liên hệ: " + contact(plan.host()));
        return String.join("\n", lines);
    }

    private static List<String> agenda(Plan plan) {
        var lines = new ArrayList<String>();
        if (!plan.agenda().isEmpty()) lines.add("Nội dung:");
        for (var item : plan.agenda()) lines.add(lines.size() + ". " + agendaItem(item));
        return lines;
    }

    private static @Nullable String prefixed(String prefix, @Nullable String text) {
        return text == null || text.isBlank() ? null : prefix + text;
    }

    private static String offset(ZoneOffset offset, ZoneId zone) {
        if (offset.equals(ZoneOffset.UTC)) return "GMT";
        var hours = offset.getTotalSeconds() / 3600.0;
        var number = hours == Math.rint(hours) ? (hours > 0 ? "+" : "") + Math.round(hours) : offset.getId();
        var named = zone.getId().equals("Asia/Ho_Chi_Minh") ? "giờ Việt Nam, " : "";
        return named + "GMT" + number;
    }

    private static String weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> "Thứ Hai";
            case TUESDAY -> "Thứ Ba";
            case WEDNESDAY -> "Thứ Tư";
            case THURSDAY -> "Thứ Năm";
            case FRIDAY -> "Thứ Sáu";
            case SATURDAY -> "Thứ Bảy";
            case SUNDAY -> "Chủ Nhật";
        };
    }
}
