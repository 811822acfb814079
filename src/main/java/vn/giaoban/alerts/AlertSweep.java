package vn.giaoban.alerts;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks every few seconds, on one of all instances, at the briefings that are near or live. */
@DisallowConcurrentExecution
class AlertSweep implements Job {

    private final Alerts alerts;

    AlertSweep(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void execute(JobExecutionContext context) {
        alerts.sweep().block(Duration.ofSeconds(60));
    }
}
