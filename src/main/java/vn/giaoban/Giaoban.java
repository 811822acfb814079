package vn.giaoban;

import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The service: online briefings of a government, from the plan to the attendance sheet. Beans are named with their packages, since modules
 * may call things alike: several have a BriefingListener.
 */
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Giaoban {

    /** Starts it; somebody may stop it meanwhile, which is no fault. */
    public static void main(String[] args) {
        try {
            SpringApplication.run(Giaoban.class, args);
        } catch (SpringApplication.AbandonedRunException stopped) {
            LoggerFactory.getLogger(Giaoban.class).debug("Stopped", stopped);
        }
    }

    /** The time, for all who ask for it. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
