package vn.giaoban.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The least that Spring WebFlux can be: what the start of the service is held against. No component, lest the service under test finds it in
 * this package and takes it for a part of itself.
 */
@EnableAutoConfiguration
public class BareHello {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(BareHello.class, arguments);
    }

    @Bean
    RouterFunction<ServerResponse> hello() {
        return RouterFunctions.route()
                .GET("/", _ -> ServerResponse.ok().bodyValue("hello"))
                .build();
    }
}
