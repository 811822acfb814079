package vn.giaoban.reminders;

import java.time.Duration;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import vn.giaoban.briefings.BriefingId;

/** The time of a reminder has come. */
class ReminderJob implements Job {

    static final String BRIEFING = "briefing";

    private final Reminders reminders;

    ReminderJob(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var briefing = UUID.fromString(context.getMergedJobDataMap().getString(BRIEFING));
        reminders.tellDue(new BriefingId(briefing)).block(Duration.ofSeconds(60));
    }
}
