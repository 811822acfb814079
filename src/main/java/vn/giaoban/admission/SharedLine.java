package vn.giaoban.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.DigestUtils;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The line that all instances share: some keys in Redis for each room, changed only by one script. They live for an hour after the last visit. */
@Component
class SharedLine {

    static final String PREFIX = "giaoban:admission:";

    /** Who clicks again within this went in already. */
    static final Duration SAME_ENTRY = Duration.ofSeconds(20);

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String REDIS_CLOCK = "-1";
    private static final RedisScript<String> VISIT = Script.load("admission/visit.lua");

    private final ReactiveStringRedisTemplate redis;
    private final AdmissionSettings settings;

    SharedLine(ReactiveStringRedisTemplate redis, AdmissionSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** A device asks; the time is Redis', since instances' clocks may differ. */
    Mono<Turn> ask(String room, Visitor who, Duration opensIn) {
        return ask(room, who, opensIn, REDIS_CLOCK);
    }

    /**
     * The same at a time that is given.
     *
     * @param now in milliseconds since 1970
     */
    Mono<Turn> ask(String room, Visitor who, Duration opensIn, String now) {
        var arguments = List.of(
                who.device().toString(),
                String.valueOf(who.precedence().rank()),
                Objects.requireNonNullElse(who.point(), ""),
                String.valueOf(settings.rate()),
                String.valueOf(opensIn.toMillis()),
                String.valueOf(settings.patience().toMillis()),
                String.valueOf(SAME_ENTRY.toMillis()),
                String.valueOf(LIFE.toMillis()),
                now);
        return redis.execute(VISIT, keysOf(room), arguments).next().map(SharedLine::turnOf);
    }

    /** The braces keep the keys of a room in one slot of a Redis Cluster. */
    static List<String> keysOf(String room) {
        var base = PREFIX + "{" + room + "}:";
        return List.of(base + "waiting", base + "due", base + "entered", base + "known");
    }

    private static Turn turnOf(String answer) {
        var words = answer.split(" ", -1);
        if (words[0].equals("ENTER")) return new Turn.Now();
        return new Turn.Later(
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Duration.ofMillis(Long.parseLong(words[3])),
                Duration.ofMillis(Long.parseLong(words[4])));
    }

    /** A script whose digest is known beforehand: nobody waits for a lock around it. */
    private record Script(String text, String sha1) implements RedisScript<String> {

        static Script load(String file) {
            try {
                var text = new ClassPathResource(file).getContentAsString(UTF_8);
                return new Script(text, DigestUtils.sha1DigestAsHex(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getSha1() {
            return sha1;
        }

        @Override
        public Class<String> getResultType() {
            return String.class;
        }

        @Override
        public String getScriptAsString() {
            return text;
        }
    }
}
