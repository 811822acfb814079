package vn.giaoban.reminders;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.JobDetail;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Quartz' part: one trigger for each reminder of a briefing, never one for each recipient. It only wakes: what is due is read from the
 * database, so that a trigger that is lost costs lateness, no more, and one that fires twice costs nothing.
 */
@Component
class ReminderTriggers {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderTriggers.class);
    private static final String GROUP = "reminders";

    private final org.quartz.Scheduler quartz;
    private final Scheduler threads;
    private final JobDetail job;

    ReminderTriggers(org.quartz.Scheduler quartz, Scheduler reminderScheduler, JobDetail reminderJob) {
        this.quartz = quartz;
        this.threads = reminderScheduler;
        this.job = reminderJob;
    }

    /** Within a transaction: once it is committed, what was disarmed has no trigger any more, and what was armed has one. */
    Mono<Void> replaceAfterCommit(List<Reminder> disarmed, List<Reminder> armed) {
        if (disarmed.isEmpty() && armed.isEmpty()) return Mono.empty();
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return replace(disarmed, armed);
                    }
                }))
                .then();
    }

    /** The trigger of a reminder; a briefing that moves keeps its keys. */
    static TriggerKey keyOf(Reminder reminder) {
        return TriggerKey.triggerKey(reminder.briefing() + "/" + reminder.before(), GROUP);
    }

    private Mono<Void> replace(List<Reminder> disarmed, List<Reminder> armed) {
        return Mono.fromCallable(() -> {
                    replaceNow(disarmed, armed);
                    return true;
                })
                .subscribeOn(threads)
                .onErrorResume(fault -> {
                    LOG.warn("The triggers of reminders could not be set, the sweep stands in: {}", fault.toString());
                    return Mono.empty();
                })
                .then();
    }

    private void replaceNow(List<Reminder> disarmed, List<Reminder> armed) throws SchedulerException {
        if (!disarmed.isEmpty())
            quartz.unscheduleJobs(
                    disarmed.stream().map(ReminderTriggers::keyOf).distinct().toList());
        if (armed.isEmpty()) return;
        Set<Trigger> triggers = armed.stream().map(this::triggerOf).collect(Collectors.toSet());
        quartz.scheduleJobs(Map.of(job, triggers), true);
    }

    private Trigger triggerOf(Reminder reminder) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(keyOf(reminder))
                .usingJobData(ReminderJob.BRIEFING, reminder.briefing().toString())
                .startAt(Date.from(reminder.due()))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }
}
