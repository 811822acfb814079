package vn.giaoban.planning;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.CommonProblem.Fault;

/** What a plan must keep, as far as it can be told without the catalogue: pure functions that list what is wrong. */
public final class PlanPolicy {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration LONGEST_BUFFER = Duration.ofHours(12);
    private static final Duration EARLIEST_REMINDER = Duration.ofDays(60);
    private static final int LAST_YEAR = 2099;

    private PlanPolicy() {}

    /**
     * Everything that is wrong with a new plan.
     *
     * @param now a start before it is in the past; null when the start was not changed
     */
    public static List<Fault> faults(BriefingForm form, @Nullable Instant now) {
        var faults = new ArrayList<Fault>();
        checkTimes(form, now, faults);
        checkZone(form.timeZone(), faults);
        checkBuffer("/bufferBefore", form.bufferBefore(), faults);
        checkBuffer("/bufferAfter", form.bufferAfter(), faults);
        checkReminders(form, faults);
        checkAttendance(form.attendance(), faults);
        checkDisplace(form, faults);
        if (form.priority() == Priority.URGENT && form.urgentReason() == null)
            faults.add(new Fault("/urgentReason", "is needed for an URGENT briefing"));
        return faults;
    }

    private static void checkTimes(BriefingForm form, @Nullable Instant now, List<Fault> faults) {
        var start = form.start();
        var end = form.end();
        checkTime("/start", start, faults);
        checkTime("/end", end, faults);
        if (!end.isAfter(start)) faults.add(new Fault("/end", "must be after the start"));
        else if (Duration.between(start, end).compareTo(LONGEST) > 0)
            faults.add(new Fault("/end", "is more than 24 hours after the start"));
        if (now != null && start.toInstant().isBefore(now)) faults.add(new Fault("/start", "is in the past"));
    }

    private static void checkTime(String pointer, OffsetDateTime time, List<Fault> faults) {
        if (time.getYear() > LAST_YEAR || time.getYear() < 2000)
            faults.add(new Fault(pointer, "must be in the years 2000 to 2099"));
        if (time.getNano() != 0) faults.add(new Fault(pointer, "must be a whole second"));
    }

    private static void checkZone(@Nullable String zone, List<Fault> faults) {
        if (zone == null) return;
        try {
            if (ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId())) return;
        } catch (DateTimeException e) {
            // said below
        }
        faults.add(new Fault("/timeZone", "is not the name of a time zone, as Asia/Ho_Chi_Minh"));
    }

    private static void checkBuffer(String pointer, @Nullable Duration buffer, List<Fault> faults) {
        if (buffer != null && (buffer.isNegative() || buffer.compareTo(LONGEST_BUFFER) > 0))
            faults.add(new Fault(pointer, "must be from PT0S to PT12H"));
    }

    private static void checkReminders(BriefingForm form, List<Fault> faults) {
        var reminders = form.reminders() == null ? List.<Duration>of() : form.reminders();
        for (var i = 0; i < reminders.size(); i++) {
            var reminder = reminders.get(i);
            if (reminder.isNegative() || reminder.isZero() || reminder.compareTo(EARLIEST_REMINDER) > 0)
                faults.add(new Fault("/reminders/" + i, "must be more than nothing and at most P60D"));
        }
    }

    private static void checkAttendance(BriefingForm.@Nullable AttendanceForm rules, List<Fault> faults) {
        if (rules == null) return;
        checkRule("/attendance/lateAfter", rules.lateAfter(), faults);
        checkRule("/attendance/leftEarlyBeforeEnd", rules.leftEarlyBeforeEnd(), faults);
        checkRule("/attendance/bridgeGapsUnder", rules.bridgeGapsUnder(), faults);
    }

    private static void checkRule(String pointer, @Nullable Duration rule, List<Fault> faults) {
        if (rule != null && (rule.isNegative() || rule.compareTo(LONGEST) > 0))
            faults.add(new Fault(pointer, "must be from PT0S to PT24H"));
    }

    private static void checkDisplace(BriefingForm form, List<Fault> faults) {
        var displace = Displace.of(form.displace());
        if (displace == null) faults.add(new Fault("/displace", "must be true, false or \"PLAN\""));
        if (displace == null || displace == Displace.NO) return;
        if (form.recurrence() != null) faults.add(new Fault("/displace", "is not possible for a series"));
        if (form.priority() == null || form.priority() == Priority.ROUTINE)
            faults.add(new Fault("/priority", "must be above ROUTINE to displace others"));
        // of an URGENT briefing this is said anyway
        if (form.urgentReason() == null && form.priority() != Priority.URGENT)
            faults.add(new Fault("/urgentReason", "is needed to displace others"));
    }
}
