package vn.giaoban.reminders;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.reminders.Verdict.Outcome;

/** Which reminders a briefing has, and which of those that are due are still of use. */
final class ReminderPolicy {

    static final String TOO_LATE = "the briefing had begun before it could be sent";
    static final String OVERTAKEN = "a later reminder was due as well before it could be sent";
    static final String MOVED = "the briefing no longer begins then";

    private ReminderPolicy() {}

    /** The briefing's reminders, the earliest first. */
    static List<Reminder> of(Briefing briefing) {
        return briefing.reminders().stream()
                .filter(Duration::isPositive)
                .distinct()
                .map(before -> new Reminder(briefing.id(), briefing.time().start(), before))
                .sorted(Comparator.comparing(Reminder::due))
                .toList();
    }

    /**
     * Decides on reminders that are due: the last one goes out while the briefing has not begun, since two at once would say the same.
     *
     * @param due at least one, of the briefing
     */
    static List<Verdict> decide(List<Reminder> due, Briefing briefing, Instant now) {
        var last = due.stream()
                .filter(reminder -> isOf(briefing, reminder))
                .max(Comparator.comparing(Reminder::due))
                .orElse(null);
        return due.stream()
                .map(reminder -> {
                    if (!isOf(briefing, reminder)) return new Verdict(reminder, Outcome.DROPPED, MOVED);
                    if (briefing.statusAt(now) != BriefingStatus.SCHEDULED)
                        return new Verdict(reminder, Outcome.MISSED, TOO_LATE);
                    return reminder.equals(last)
                            ? new Verdict(reminder, Outcome.SENT, "")
                            : new Verdict(reminder, Outcome.MISSED, OVERTAKEN);
                })
                .toList();
    }

    private static boolean isOf(Briefing briefing, Reminder reminder) {
        return briefing.isPublished() && briefing.time().start().equals(reminder.start());
    }
}
