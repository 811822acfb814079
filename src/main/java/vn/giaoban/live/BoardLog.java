package vn.giaoban.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;

/**
 * The boards in Redis (6.2): the lines of each, its last changes, and a channel on which each change is told once to every instance. It is
 * all a copy with a life time; what is not there is computed anew.
 */
@Component
@EnableConfigurationProperties(LiveSettings.class)
class BoardLog {

    static final String CHANNEL = "giaoban:live";

    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * Takes a board: finds what is different, keeps it and tells it, in one step, so that changes have one order everywhere. One that was
     * computed from fewer facts than the one before came late, and is nothing new.
     */
    private static final RedisScript<Long> PUBLISH = RedisScript.of("""
            local facts = redis.call('HGET', KEYS[1], '#facts')
            if facts and tonumber(facts) > tonumber(ARGV[3]) then return 0 end
            local old, had, all = redis.call('HGETALL', KEYS[1]), {}, true
            for i = 1, #old, 2 do
              if old[i] ~= '#facts' then had[old[i]] = old[i + 1]; all = false end
            end
            local changed = {}
            for i = 6, #ARGV, 2 do
              if had[ARGV[i]] ~= ARGV[i + 1] then
                if ARGV[i] == '!' then all = true end
                changed[#changed + 1] = {ARGV[i], ARGV[i + 1]}
                redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
              end
              had[ARGV[i]] = nil
            end
            for key in pairs(had) do
              redis.call('HDEL', KEYS[1], key)
              all = true
            end
            if all then changed = {{'!', ''}} end
            redis.call('HSET', KEYS[1], '#facts', ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[4])
            if #changed > 0 then
              local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
              local told = {}
              for i, line in ipairs(changed) do
                local id = redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[5], '*', 'k', line[1], 'j', line[2])
                told[i] = {id, line[1], line[2]}
              end
              redis.call('PUBLISH', ARGV[1], cjson.encode({b = ARGV[2], p = last[1] and last[1][1] or '', c = told}))
            end
            redis.call('PEXPIRE', KEYS[2], ARGV[4])
            return #changed
            """, Long.class);

    private static final RedisScript<String> READ = RedisScript.of("""
            local log = redis.call('XREVRANGE', KEYS[2], '+', '-')
            local changes = {}
            for i = #log, 1, -1 do changes[#changes + 1] = {log[i][1], log[i][2][2], log[i][2][4]} end
            return cjson.encode({l = redis.call('HGETALL', KEYS[1]), c = changes})
            """, String.class);

    private static final RedisScript<String> LAST = RedisScript.of("""
            local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
            return last[1] and last[1][1] or ''
            """, String.class);

    private final ReactiveStringRedisTemplate redis;
    private final JsonMapper json;
    private final LiveSettings settings;

    BoardLog(ReactiveStringRedisTemplate redis, JsonMapper json, LiveSettings settings) {
        this.redis = redis;
        this.json = json;
        this.settings = settings;
    }

    /**
     * What was told on the channel.
     *
     * @param before the id of the change before these
     */
    record Told(BriefingId briefing, String before, List<Change> changes) {}

    /**
     * Takes a board and tells all instances what is different from the one before.
     *
     * @param facts how many facts it was computed from
     * @return how many changes there were
     */
    Mono<Long> publish(BriefingId briefing, long facts, SortedMap<String, String> lines) {
        var arguments = new ArrayList<String>();
        arguments.add(CHANNEL);
        arguments.add(briefing.toString());
        arguments.add(Long.toString(facts));
        arguments.add(Long.toString(LIFE.toMillis()));
        arguments.add(Integer.toString(settings.replay()));
        lines.forEach((key, line) -> {
            arguments.add(key);
            arguments.add(line);
        });
        return redis.execute(PUBLISH, List.of(linesOf(briefing), changesOf(briefing)), arguments)
                .next()
                .timeout(PATIENCE);
    }

    /** The board as it is; empty when there is none. */
    Mono<Board> read(BriefingId briefing) {
        return redis.execute(READ, List.of(linesOf(briefing), changesOf(briefing)))
                .next()
                .timeout(PATIENCE)
                .mapNotNull(this::toBoard);
    }

    /** The id of the board's last change; empty text when there is none. */
    Mono<String> last(BriefingId briefing) {
        return redis.execute(LAST, List.of(changesOf(briefing))).next().timeout(PATIENCE);
    }

    /** Lets all instances hear that the channel stands. */
    Mono<Void> pulse(String word) {
        return redis.convertAndSend(CHANNEL, word).timeout(PATIENCE).then();
    }

    /** Reads a message of the channel. */
    Told told(String message) {
        var node = json.readTree(message);
        return new Told(
                new BriefingId(UUID.fromString(node.path("b").asString())),
                node.path("p").asString(),
                changes(node.path("c")));
    }

    private @Nullable Board toBoard(String text) {
        var node = json.readTree(text);
        var lines = new TreeMap<String, String>();
        var pairs = node.path("l");
        for (var i = 0; i + 1 < pairs.size(); i += 2)
            lines.put(pairs.path(i).asString(), pairs.path(i + 1).asString());
        lines.remove("#facts");
        var changes = changes(node.path("c"));
        if (lines.isEmpty() || changes.isEmpty()) return null;
        return new Board(changes.getLast().id(), lines, changes, settings.replay());
    }

    private static List<Change> changes(JsonNode nodes) {
        var changes = new ArrayList<Change>();
        for (var node : nodes)
            changes.add(new Change(
                    node.path(0).asString(),
                    node.path(1).asString(),
                    node.path(2).asString()));
        return List.copyOf(changes);
    }

    /** The braces keep the keys of one board together in a cluster. */
    private static String linesOf(BriefingId briefing) {
        return "giaoban:live:{" + briefing + "}:lines";
    }

    private static String changesOf(BriefingId briefing) {
        return "giaoban:live:{" + briefing + "}:changes";
    }
}
