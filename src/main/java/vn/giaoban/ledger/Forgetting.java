package vn.giaoban.ledger;

import java.time.Clock;
import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.database.Jobs;
import vn.giaoban.database.ReactiveJob;
import vn.giaoban.database.Transactions;

/** Deletes facts whose time is over; what is left says so itself. */
@Component
class Forgetting {

    private final ChainStore store;
    private final Transactions transactions;
    private final LedgerSettings settings;
    private final Clock clock;

    Forgetting(ChainStore store, Transactions transactions, LedgerSettings settings, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Deletes all that is due, some briefings at a time. */
    Mono<Void> sweep() {
        return Mono.defer(() -> {
            var before = clock.instant().minus(settings.keepEvents());
            return transactions
                    .run(store.forget(before))
                    .repeat()
                    .takeUntil(forgotten -> forgotten == 0)
                    .then(store.forgetOrphans(before));
        });
    }

    /** Once an hour, on one of all instances. */
    @DisallowConcurrentExecution
    static class Sweep extends ReactiveJob {

        private final Forgetting forgetting;

        Sweep(Forgetting forgetting) {
            this.forgetting = forgetting;
        }

        @Override
        protected Mono<?> work(JobExecutionContext context) {
            return forgetting.sweep();
        }

        @Override
        protected Duration patience() {
            return Duration.ofMinutes(10);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        JobDetail forgetFacts() {
            return Jobs.job(Sweep.class, "forget-facts");
        }

        @Bean
        Trigger forgetFactsTrigger(JobDetail forgetFacts) {
            return Jobs.every(Duration.ofHours(1), forgetFacts);
        }
    }
}
