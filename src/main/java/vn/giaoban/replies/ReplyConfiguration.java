package vn.giaoban.replies;

import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.database.Jobs;

/** The job that looks into the mailbox, when there is one, and its thread. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImapSettings.class)
class ReplyConfiguration {

    /** One thread: an open mailbox is used by one at a time. */
    @Bean(destroyMethod = "dispose")
    Scheduler replyScheduler() {
        return Schedulers.newBoundedElastic(1, 1_000, "replies", 60, true);
    }

    @Bean
    JobDetail replyJob() {
        return Jobs.job(ReplyJob.class, "replies");
    }

    @Bean
    @ConditionalOnProperty("giaoban.replies.imap.host")
    Trigger replyTrigger(JobDetail replyJob, ImapSettings settings) {
        return Jobs.every(settings.poll(), replyJob);
    }
}
