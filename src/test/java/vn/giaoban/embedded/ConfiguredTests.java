package vn.giaoban.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ConfiguredTests {
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void embedsBothWhereNothingIsConfigured() {
        assertThat(Configured.postgres(environment)).isFalse();
        assertThat(Configured.redis(environment)).isFalse();
    }

    @Test
    void takesAnEmptyValueForNone() {
        environment.withProperty("spring.r2dbc.url", " ").withProperty("spring.data.redis.host", "");

        assertThat(Configured.postgres(environment)).isFalse();
        assertThat(Configured.redis(environment)).isFalse();
    }

    @Test
    void usesTheNamedPostgres() {
        environment.withProperty("spring.r2dbc.url", "r2dbc:postgresql://db/giaoban");

        assertThat(Configured.postgres(environment)).isTrue();
    }

    @Test
    void usesARedisHoweverItIsNamed() {
        assertThat(Configured.redis(new MockEnvironment().withProperty("spring.data.redis.host", "r")))
                .isTrue();
        assertThat(Configured.redis(new MockEnvironment().withProperty("spring.data.redis.url", "redis://r")))
                .isTrue();
        assertThat(Configured.redis(new MockEnvironment().withProperty("spring.data.redis.cluster.nodes", "a:1,b:2")))
                .isTrue();
        assertThat(Configured.redis(new MockEnvironment().withProperty("spring.data.redis.cluster.nodes[0]", "a:1")))
                .isTrue();
        assertThat(Configured.redis(new MockEnvironment().withProperty("spring.data.redis.sentinel.master", "m")))
                .isTrue();
    }
}
