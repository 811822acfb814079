package vn.giaoban.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.giaoban.briefings.Briefing;

/** What an alert says, in one Vietnamese sentence. */
final class AlertWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private AlertWords() {}

    /** The sentence; of an alert that no longer holds it says so. */
    static String of(Alert alert, Briefing briefing) {
        var told = told(alert, briefing);
        var resolved = alert.resolvedAt();
        if (resolved == null) return told + ".";
        return told + "; " + ended(alert) + " lúc " + time(EXACT, resolved, briefing.zone()) + ".";
    }

    private static String told(Alert alert, Briefing briefing) {
        var start = briefing.time().start();
        var name = alert.name();
        return switch (alert.kind()) {
            case NOT_CONNECTED_BEFORE_START ->
                "%s chưa kết nối, cuộc họp bắt đầu lúc %s".formatted(name, time(CLOCK, start, briefing.zone()));
            case NOT_CONNECTED_AFTER_START ->
                "%s chưa kết nối, cuộc họp đã bắt đầu được %d phút"
                        .formatted(name, Duration.between(start, alert.at()).toMinutes());
            case DROPPED -> "%s mất kết nối%s".formatted(name, since(alert, briefing));
            case QUORUM_LOST ->
                "Không đủ điểm cầu: %d trên %d điểm cầu bắt buộc đang kết nối"
                        .formatted(alert.connected(), alert.required());
            case CHAIR_ABSENT ->
                alert.since() == null
                        ? "Chủ tọa %s chưa có mặt".formatted(name)
                        : "Chủ tọa %s vắng mặt%s".formatted(name, since(alert, briefing));
        };
    }

    private static String ended(Alert alert) {
        return switch (alert.kind()) {
            case NOT_CONNECTED_BEFORE_START, NOT_CONNECTED_AFTER_START -> "đã kết nối";
            case DROPPED -> "đã kết nối lại";
            case QUORUM_LOST -> "đã đủ trở lại";
            case CHAIR_ABSENT -> "đã có mặt";
        };
    }

    private static String since(Alert alert, Briefing briefing) {
        var since = alert.since();
        return since == null ? "" : " từ " + time(EXACT, since, briefing.zone());
    }

    private static String time(DateTimeFormatter format, Instant at, ZoneId zone) {
        return format.format(at.atZone(zone));
    }
}
