package vn.giaoban.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;

/** An instance of the live board alone, without the service around it: what there is to show is said by the test. */
final class Place implements AutoCloseable {

    private static final LiveSettings SETTINGS =
            new LiveSettings(Duration.ofMillis(500), 1_000, 50, Duration.ofMillis(200));

    private final LettuceConnectionFactory connections;
    private final BoardLog log;
    private final Refresher refresher;
    private final Exchange exchange;

    final Hubs hubs;
    final Facts facts;

    /** What the database says, to all instances alike. */
    static final class Facts {
        private volatile SortedMap<String, String> lines = new TreeMap<>(Map.of(Line.HEAD, "{\"closed\":false}"));
        private volatile int number;

        /** A line of the board is another one from now on. */
        synchronized void say(String key, String json) {
            var next = new TreeMap<>(lines);
            next.put(key, json);
            lines = next;
            number++;
        }
    }

    Place(LettuceConnectionFactory connections, Facts facts) {
        this.connections = connections;
        this.facts = facts;
        log = new BoardLog(new ReactiveStringRedisTemplate(connections), JsonMapper.shared(), SETTINGS);
        var boards = new SaidBoards(log, facts);
        refresher = new Refresher(boards);
        hubs = new Hubs(boards, refresher, SETTINGS);
        exchange = new Exchange(hubs, boards, log, connections, SETTINGS);
        refresher.start();
        exchange.start();
    }

    /** Tells this instance that there is something new. */
    void wake(BriefingId briefing) {
        refresher.wake(briefing);
    }

    /** What somebody gets who watches here. */
    Flux<String> watch(BriefingId briefing, String seen) {
        return hubs.watch(briefing, seen.isEmpty() ? null : seen).map(bytes -> new String(bytes, UTF_8));
    }

    @Override
    public void close() {
        exchange.stop();
        refresher.stop();
        connections.destroy();
    }

    private static final class SaidBoards extends Boards {
        private final BoardLog log;
        private final Facts facts;

        @SuppressWarnings("NullAway") // nothing is computed
        SaidBoards(BoardLog log, Facts facts) {
            super(null, null, new DefaultListableBeanFactory().getBeanProvider(ReadyPoints.class), null, log, SETTINGS);
            this.log = log;
            this.facts = facts;
        }

        @Override
        Mono<Void> refresh(BriefingId id) {
            return Mono.defer(() -> log.publish(id, facts.number, facts.lines)).then();
        }

        @Override
        Mono<SortedMap<String, String>> lines(BriefingId id) {
            return Mono.fromSupplier(() -> facts.lines);
        }
    }
}
