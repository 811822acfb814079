package vn.giaoban.reminders;

import java.util.UUID;
import org.quartz.JobExecutionContext;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.database.ReactiveJob;

/** The time of a reminder has come. */
class ReminderJob extends ReactiveJob {

    static final String BRIEFING = "briefing";

    private final Reminders reminders;

    ReminderJob(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        var briefing = UUID.fromString(context.getMergedJobDataMap().getString(BRIEFING));
        return reminders.tellDue(new BriefingId(briefing));
    }
}
