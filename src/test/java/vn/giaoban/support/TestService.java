package vn.giaoban.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What differs between the service and the service under test: only the clock. */
@TestConfiguration(proxyBeanMethods = false)
public class TestService {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
