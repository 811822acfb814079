package vn.giaoban.papers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The settings of documents, and the threads on which files that came in are looked at. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PapersSettings.class)
class PapersConfiguration {

    /** Disks answer at once or not for long; more than some hundred pieces waiting are refused. */
    @Bean(destroyMethod = "dispose")
    Scheduler paperScheduler() {
        return Schedulers.newBoundedElastic(4, 512, "papers", 60, true);
    }
}
