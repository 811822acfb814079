package vn.giaoban.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import vn.giaoban.kernel.TimeRange;

/** Says times the way people do, in the zone of a briefing and the language of a page. */
public record WallClock(ZoneId zone, PageTexts texts) {

    /** "Thứ Hai, ngày 07/12/2026". */
    public String day(Instant at) {
        return format(texts.get("format.day"), at);
    }

    /** "Thứ Hai, 07/12/2026 08:00". */
    public String stamp(Instant at) {
        return format(texts.get("format.stamp"), at);
    }

    /** "07/12/2026". */
    public String date(Instant at) {
        return format("dd/MM/yyyy", at);
    }

    /** "08:00:12", for what was measured. */
    public String second(Instant at) {
        return format("HH:mm:ss", at);
    }

    /** "08:00". */
    public String time(Instant at) {
        return format("HH:mm", at);
    }

    /** "07:45, Thứ Hai, ngày 07/12/2026". */
    public String moment(Instant at) {
        return time(at) + ", " + day(at);
    }

    /** "08:00 – 09:30", with the day at the end when that is another. */
    public String hours(TimeRange range) {
        var sameDay = range.start()
                .atZone(zone)
                .toLocalDate()
                .equals(range.end().atZone(zone).toLocalDate());
        return time(range.start()) + " – " + (sameDay ? time(range.end()) : moment(range.end()));
    }

    /** "giờ Việt Nam, UTC+7": the zone's name as people know it, with its offset then. */
    public String zoneAt(Instant at) {
        var offset = zone.getRules().getOffset(at).getId();
        var short_ = offset.equals("Z") ? "UTC" : "UTC" + offset.replaceFirst("^([+-])0?(\\d+):00$", "$1$2");
        var name = zone.getId().equals("Asia/Ho_Chi_Minh")
                ? texts.get("zone.vietnam")
                : zone.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
        return name.equals(short_) ? name : name + ", " + short_;
    }

    /** "1 giờ 30 phút"; whole minutes, at least one. */
    public String length(Duration duration) {
        var minutes = Math.max(1, duration.toMinutes());
        var parts = new StringBuilder();
        append(parts, "format.days", minutes / 1_440);
        append(parts, "format.hours", minutes / 60 % 24);
        append(parts, "format.minutes", minutes % 60);
        return parts.toString();
    }

    private void append(StringBuilder parts, String key, long count) {
        if (count == 0) return;
        if (!parts.isEmpty()) parts.append(' ');
        parts.append(texts.say(key, count));
    }

    private String format(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, texts.locale())
                .withZone(zone)
                .format(at);
    }
}
