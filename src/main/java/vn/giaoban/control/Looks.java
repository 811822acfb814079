package vn.giaoban.control;

import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.briefings.BriefingId;

/** Has a room looked into as soon as a change is committed, by whichever instance; when that fails, the next round does. */
@Component
class Looks {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    private final org.quartz.Scheduler quartz;
    private final Scheduler threads;
    private final JobDetail job;
    private final ServiceAccounts accounts;

    Looks(org.quartz.Scheduler quartz, Scheduler roomScheduler, JobDetail roomLook, ServiceAccounts accounts) {
        this.quartz = quartz;
        this.threads = roomScheduler;
        this.job = roomLook;
        this.accounts = accounts;
    }

    /** Within a transaction: once it is committed, the briefing's room is looked into. */
    Mono<Void> afterCommit(BriefingId briefing) {
        if (accounts.all().isEmpty()) return Mono.empty();
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return look(briefing);
                    }
                }))
                .then();
    }

    private Mono<Void> look(BriefingId briefing) {
        return Mono.fromCallable(() -> {
                    var data = new JobDataMap();
                    data.put(RoomLook.BRIEFING, briefing.toString());
                    quartz.triggerJob(job.getKey(), data);
                    return true;
                })
                .subscribeOn(threads)
                .onErrorResume(fault -> {
                    LOG.warn("The room of briefing {} is looked into later: {}", briefing, fault.toString());
                    return Mono.empty();
                })
                .then();
    }
}
