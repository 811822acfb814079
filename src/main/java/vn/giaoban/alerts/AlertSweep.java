package vn.giaoban.alerts;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import reactor.core.publisher.Mono;
import vn.giaoban.database.ReactiveJob;

/** Looks every few seconds, on one of all instances, at the briefings that are near or live. */
@DisallowConcurrentExecution
class AlertSweep extends ReactiveJob {

    private final Alerts alerts;

    AlertSweep(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    protected Mono<?> work(JobExecutionContext context) {
        return alerts.sweep();
    }
}
