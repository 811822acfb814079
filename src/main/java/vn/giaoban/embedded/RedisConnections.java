package vn.giaoban.embedded;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** How the service holds its connection to Redis, embedded or real. */
@Configuration(proxyBeanMethods = false)
class RedisConnections {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // Some seconds of the busiest live board; beyond that a command is refused rather than kept in memory
    private static final int QUEUED_COMMANDS = 10_000;

    /** By itself Lettuce would connect at the first command, which blocks the event loop that issued it. */
    @Bean
    static BeanPostProcessor connectAtStart() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof LettuceConnectionFactory factory) connect(factory);
                return bean;
            }
        };
    }

    /** Tries for a while: the time-out that is right for a command is short for a first connection on a machine that is busy starting. */
    private static void connect(LettuceConnectionFactory factory) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                factory.initConnection();
                return;
            } catch (RedisConnectionFailureException e) {
                if (System.nanoTime() > until) throw e;
                Pause.ofMillis(200);
            }
        }
    }

    /** While Redis is away its commands fail at once: PostgreSQL decides, and nobody waits for a hint. */
    @Bean
    LettuceClientOptionsBuilderCustomizer refuseWhileDisconnected() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUED_COMMANDS);
    }
}
