package vn.giaoban.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The live board.
 *
 * @param heartbeat how often a watcher hears a comment while nothing changes, so that nobody takes the connection for dead
 * @param watchers how many may watch at one instance at once
 * @param replay how many changes of a board are kept, for watchers that come back; who missed more gets the whole board
 * @param pollWithoutRedis how often each instance computes the boards that are watched there while Redis is away
 */
@ConfigurationProperties("giaoban.live")
record LiveSettings(
        @DefaultValue("PT15S") Duration heartbeat,
        @DefaultValue("5000") int watchers,
        @DefaultValue("500") int replay,
        @DefaultValue("PT1S") Duration pollWithoutRedis) {

    /** @throws IllegalArgumentException when one of them makes no sense */
    LiveSettings {
        if (heartbeat.toMillis() < 100) throw new IllegalArgumentException("giaoban.live.heartbeat is too short");
        if (pollWithoutRedis.toMillis() < 100)
            throw new IllegalArgumentException("giaoban.live.poll-without-redis is too short");
        if (watchers < 0) throw new IllegalArgumentException("giaoban.live.watchers is negative");
        if (replay < 1 || replay > 10_000)
            throw new IllegalArgumentException("giaoban.live.replay is not between 1 and 10,000");
    }
}
