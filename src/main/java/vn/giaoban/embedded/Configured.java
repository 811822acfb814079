package vn.giaoban.embedded;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Which servers somebody has named by the ordinary Spring settings; the others are embedded. An empty value names nothing. */
final class Configured {
    private static final List<String> REDIS =
            List.of("url", "host", "sentinel.master", "masterreplica.nodes", "cluster.nodes");

    private Configured() {}

    static boolean postgres(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.r2dbc.url"));
    }

    static boolean redis(Environment environment) {
        var binder = Binder.get(environment);
        return REDIS.stream()
                .map(name -> binder.bind("spring.data.redis." + name, Bindable.listOf(String.class))
                        .orElse(List.of()))
                .anyMatch(values -> values.stream().anyMatch(StringUtils::hasText));
    }

    /** Nobody named a PostgreSQL. */
    static class NoPostgres implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !postgres(context.getEnvironment());
        }
    }

    /** Nobody named a Redis. */
    static class NoRedis implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !redis(context.getEnvironment());
        }
    }
}
