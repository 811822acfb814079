package vn.giaoban.reminders;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks every minute, on one of all instances, for reminders that are due and whose trigger did not fire. */
@DisallowConcurrentExecution
class ReminderSweep implements Job {

    private final Reminders reminders;

    ReminderSweep(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(JobExecutionContext context) {
        reminders.sweep().block(Duration.ofSeconds(60));
    }
}
