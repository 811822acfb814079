package vn.giaoban.calendars;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.Chair;
import vn.giaoban.post.OneLine;

/** The Vietnamese words that calendar entries and formal invitations share. */
public final class Wording {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Wording() {}

    /** {@code Thứ Hai, ngày 07/12/2026}. */
    public static String day(ZonedDateTime at) {
        return weekday(at.getDayOfWeek()) + ", ngày " + DATE.format(at);
    }

    /** The chair's name and position. */
    public static String chair(Chair chair) {
        return OneLine.of(chair.title() == null ? chair.name() : chair.name() + ", " + chair.title());
    }

    /** {@code Tình hình (20 phút) – Sở Nội vụ}. */
    public static String agendaItem(AgendaItem item) {
        var minutes = item.minutes() == null ? "" : " (" + item.minutes() + " phút)";
        var presenter = item.presenter() == null ? "" : " – " + OneLine.of(item.presenter());
        return OneLine.of(item.title()) + minutes + presenter;
    }

    /** Whom to ask: {@code Văn phòng UBND, điện thoại …, thư điện tử …}. */
    public static String contact(Plan.Contact host) {
        return Stream.of(host.name(), prefixed("điện thoại ", host.phone()), prefixed("thư điện tử ", host.email()))
                .filter(Objects::nonNull)
                .map(OneLine::of)
                .collect(Collectors.joining(", "));
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
