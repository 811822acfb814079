package vn.giaoban.liveboard;

import java.time.Duration;
import java.time.Instant;
import vn.giaoban.alerts.AlertView;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.pages.WallClock;

/**
 * An alert in the reader's words.
 *
 * @param at when it was raised, as a clock shows it
 * @param open whether it still holds
 * @param ended since when it does not; empty while it does
 */
record Alarm(String id, String at, String text, boolean open, String ended) {

    static Alarm of(AlertView alert, TimeRange time, WallClock clock) {
        var resolved = alert.resolvedAt();
        return new Alarm(
                alert.id().toString(),
                clock.time(alert.at().toInstant()),
                text(alert, time, clock),
                resolved == null,
                resolved == null ? "" : clock.texts().say("alarm.ended", clock.time(resolved.toInstant())));
    }

    private static String text(AlertView alert, TimeRange time, WallClock clock) {
        var texts = clock.texts();
        var name = alert.name() == null ? "" : alert.name();
        var since = alert.since();
        return switch (alert.kind()) {
            case NOT_CONNECTED_BEFORE_START -> texts.say("alarm.before-start", name, clock.time(time.start()));
            case NOT_CONNECTED_AFTER_START ->
                texts.say(
                        "alarm.after-start",
                        name,
                        minutes(time.start(), alert.at().toInstant()));
            case DROPPED ->
                since == null
                        ? texts.say("alarm.dropped", name)
                        : texts.say("alarm.dropped-since", name, clock.second(since.toInstant()));
            case QUORUM_LOST -> texts.say("alarm.quorum", alert.connected(), alert.required());
            case CHAIR_ABSENT ->
                since == null
                        ? texts.say("alarm.chair", name)
                        : texts.say("alarm.chair-since", name, clock.second(since.toInstant()));
        };
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }
}
