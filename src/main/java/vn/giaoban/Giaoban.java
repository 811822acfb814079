package vn.giaoban;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The service: online briefings of a government, from the plan to the attendance sheet. */
@SpringBootApplication(proxyBeanMethods = false)
public class Giaoban {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(Giaoban.class, args);
    }

    /** The time, for all who ask for it. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
