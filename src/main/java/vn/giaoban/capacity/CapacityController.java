package vn.giaoban.capacity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.web.Parameters;

/** What is planned, over HTTP. */
@RestController
class CapacityController {

    private static final Duration LONGEST = Duration.ofDays(92);

    private final Capacity capacity;

    CapacityController(Capacity capacity) {
        this.capacity = capacity;
    }

    @GetMapping(path = "/api/v1/capacity", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<CapacityView> planned(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return capacity.overview(window(from, to));
    }

    private static TimeRange window(@Nullable String from, @Nullable String to) {
        var start = Parameters.requiredTime("from", from);
        var end = Parameters.requiredTime("to", to);
        if (!end.isAfter(start))
            throw InvalidRequest.at("to", "must be after from").asException();
        if (Duration.between(start, end).compareTo(LONGEST) > 0)
            throw InvalidRequest.at("to", "is more than 92 days after from").asException();
        return new TimeRange(start, end);
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules capacityPaths() {
            return paths -> paths.pathMatchers(HttpMethod.GET, "/api/v1/capacity")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
        }
    }
}
