package vn.giaoban.limits;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The buckets in Redis, over a connection of their own of the client that the service has anyway; it comes back by itself when Redis does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    @Bean
    FailureCounts failureCounts(LettuceConnectionFactory redis, LimitSettings settings, MeterRegistry metrics) {
        var builder = switch (redis.getRequiredNativeClient()) {
            case RedisClusterClient cluster -> Bucket4jLettuce.casBasedBuilder(cluster.connect(CODEC));
            case RedisClient single -> Bucket4jLettuce.casBasedBuilder(single.connect(CODEC));
            default -> throw new IllegalStateException("an unknown client of Redis");
        };
        var shared = builder.requestTimeout(Duration.ofMillis(300))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
        return new FailureCounts(shared.asAsync(), settings, metrics);
    }
}
