package vn.giaoban.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where people reach the service: what is configured, else this machine. */
@Configuration(proxyBeanMethods = false)
class PublicUrlConfiguration {

    @Bean
    static PublicUrl publicUrl(Environment environment) {
        var port = environment.getProperty("server.port", "8080");
        return new PublicUrl(environment.getProperty("giaoban.public-url", "http://localhost:" + port));
    }
}
