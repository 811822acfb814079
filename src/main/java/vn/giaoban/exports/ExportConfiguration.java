package vn.giaoban.exports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads on which files are written. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    /** Two at a time, which leaves the processors to those who come in; more than a few waiting are refused. */
    @Bean(destroyMethod = "dispose")
    Scheduler exportScheduler() {
        return Schedulers.newBoundedElastic(2, 64, "exports", 60, true);
    }
}
