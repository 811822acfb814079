package vn.giaoban.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.intake.RedisProcess;
import vn.giaoban.support.Quiet;

/** Watchers of a board at two instances on one Redis, which fails in the ways it does. */
@Quiet("freezes Redis and measures the wait")
class LiveBoardIT {

    private static final Pattern ID = Pattern.compile("(?m)^id:(.*)$");
    private static final Duration SOON = Duration.ofSeconds(2);

    private final BriefingId briefing = new BriefingId(UUID.randomUUID());
    private final Place.Facts facts = new Place.Facts();
    private final List<Disposable> watchers = new ArrayList<>();
    private RedisProcess redis;
    private Place one;
    private Place other;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
        one = new Place(redis.connect(), facts);
        other = new Place(redis.connect(), facts);
    }

    @AfterEach
    void stop() throws IOException {
        watchers.forEach(Disposable::dispose);
        one.close();
        other.close();
        redis.close();
    }

    @Test
    void whatOneInstanceHearsTheOthersWatchersSee() {
        var here = watch(one, "");
        var there = watch(other, "");
        await().atMost(SOON).until(() -> here.size() == 1 && there.size() == 1);
        assertThat(there.getFirst()).contains("event:snapshot");
        say(one, "p00001:A", 1);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(there.getLast()).contains("event:point\ndata:{\"n\":1}\n");
            assertThat(here.getLast()).isEqualTo(there.getLast());
        });
        say(other, "d00001:x", 2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(here.getLast()).contains("event:delegate\ndata:{\"n\":2}\n"));
    }

    @Test
    void whoComesBackToAnotherInstanceMissesNothingAndGetsNothingTwice() {
        var before = watch(one, "");
        await().atMost(SOON).until(() -> before.size() == 1);
        say(one, "p00001:A", 1);
        await().atMost(SOON).until(() -> text(before).contains("{\"n\":1}"));
        var seen = lastId(before);
        watchers.getFirst().dispose();
        for (var n = 2; n <= 4; n++) {
            say(one, "p0000" + n + ":B", n);
            one.wake(briefing);
        }
        await().pollDelay(Duration.ofMillis(600)).atMost(SOON).until(() -> true);
        var after = watch(other, seen);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(text(after))
                        .contains("{\"n\":2}", "{\"n\":3}", "{\"n\":4}")
                        .doesNotContain("snapshot", "{\"n\":1}"));
    }

    @Test
    void whoMissedTooMuchOrNamesNothingOfOursGetsTheWholeBoard() {
        var before = watch(one, "");
        await().atMost(SOON).until(() -> before.size() == 1);
        var seen = lastId(before);
        for (var n = 0; n < 80; n++) facts.say("p%05d:A".formatted(n), "{\"n\":" + n + "}");
        one.wake(briefing);
        await().atMost(SOON).until(() -> text(before).contains("{\"n\":79}"));
        for (var id : List.of(seen, "0-0", "99999999999999-0", "+", "$", "'; drop table", "ệ".repeat(60))) {
            var after = watch(other, id);
            await().atMost(SOON).until(() -> !after.isEmpty());
            assertThat(after.getFirst()).as(id).contains("event:snapshot").contains("{\"n\":0}", "{\"n\":79}");
        }
    }

    @Test
    void aBoardThatLostALineIsShownAnew() {
        facts.say("p00001:A", "{\"n\":1}");
        var here = watch(other, "");
        await().atMost(SOON).until(() -> here.size() == 1);
        facts.say(Line.HEAD, "{\"title\":\"khác\",\"closed\":false}");
        one.wake(briefing);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(here.getLast()).contains("event:snapshot").contains("khác"));
        facts.say(Line.HEAD, "{\"title\":\"khác\",\"closed\":true}");
        one.wake(briefing);
        await().atMost(SOON).until(() -> watchers.getFirst().isDisposed());
        assertThat(here.getLast()).contains("event:snapshot").contains("\"closed\":true");
        assertThat(watch(one, lastId(here))).isEmpty();
        await().atMost(SOON).until(() -> watchers.getLast().isDisposed());
    }

    @Test
    void whileRedisIsAwayEachInstanceLooksForItselfAndAfterwardsTheyAgreeAgain() throws IOException {
        var here = watch(one, "");
        var there = watch(other, "");
        await().atMost(SOON).until(() -> here.size() == 1 && there.size() == 1);
        redis.kill();
        say(one, "p00001:A", 1);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(text(here) + text(there)).contains("{\"n\":1}"));
        await().atMost(SOON)
                .until(() -> text(here).contains("{\"n\":1}") && text(there).contains("{\"n\":1}"));
        var newcomer = watch(one, "");
        await().atMost(Duration.ofSeconds(5)).until(() -> text(newcomer).contains("{\"n\":1}"));
        redis.restartEmpty();
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().untilAsserted(() -> {
            assertThat(lastId(here)).isEqualTo(lastId(there)).contains("-");
            assertThat(lastId(here)).matches("\\d+-\\d+");
        });
        say(other, "p00002:B", 2);
        await().atMost(SOON)
                .until(() -> text(here).contains("{\"n\":2}") && text(there).contains("{\"n\":2}"));
        assertThat(here.getLast()).isEqualTo(there.getLast());
    }

    @Test
    void aFrozenRedisHoldsNobodyUp() throws Exception {
        var here = watch(one, "");
        await().atMost(SOON).until(() -> here.size() == 1);
        redis.freeze();
        try {
            say(one, "p00001:A", 1);
            await().atMost(Duration.ofSeconds(12)).until(() -> text(here).contains("{\"n\":1}"));
        } finally {
            redis.thaw();
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> lastId(here).matches("\\d+-\\d+"));
    }

    @Test
    void fiveHundredWatchersAreServedAndLeaveNothingBehind() {
        var all = IntStream.range(0, 500)
                .mapToObj(n -> watch(n % 2 == 0 ? one : other, ""))
                .toList();
        await().atMost(Duration.ofSeconds(5)).until(() -> all.stream().noneMatch(List::isEmpty));
        say(one, "p00001:A", 1);
        await().atMost(SOON)
                .until(() -> all.stream().allMatch(heard -> text(heard).contains("{\"n\":1}")));
        assertThat(one.hubs.watchers()).isEqualTo(250);
        watchers.forEach(Disposable::dispose);
        assertThat(one.hubs.watchers() + other.hubs.watchers()).isZero();
        assertThat(one.hubs.all()).isEmpty();
        assertThat(other.hubs.all()).isEmpty();
    }

    @Test
    void aSlowWatcherTakesItAllAtOnceAndHoldsNobodyUp() {
        var quick = watch(one, "");
        var slow = new Slow();
        one.watch(briefing, "").subscribe(slow);
        slow.request(1);
        await().atMost(SOON).until(() -> slow.heard.size() == 1);
        for (var n = 1; n <= 5; n++) {
            var line = n;
            say(one, "p00001:A", n);
            await().atMost(SOON).until(() -> text(quick).contains("{\"n\":" + line + "}"));
        }
        slow.request(1);
        await().atMost(SOON).until(() -> slow.heard.size() == 2);
        assertThat(slow.heard.getLast()).contains("{\"n\":1}", "{\"n\":5}");
        slow.cancel();
    }

    private static final class Slow extends BaseSubscriber<String> {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks when it is told to
        }

        @Override
        protected void hookOnNext(String value) {
            heard.add(value);
        }
    }

    private void say(Place place, String key, int n) {
        facts.say(key, "{\"n\":" + n + "}");
        place.wake(briefing);
    }

    /** What the watcher has got so far, comments left out. */
    private List<String> watch(Place place, String seen) {
        var heard = new CopyOnWriteArrayList<String>();
        watchers.add(place.watch(briefing, seen)
                .filter(text -> !text.startsWith(":"))
                .subscribe(heard::add));
        return heard;
    }

    private static String text(List<String> heard) {
        return String.join("", heard);
    }

    private static String lastId(List<String> heard) {
        return ID.matcher(text(heard))
                .results()
                .reduce((_, last) -> last)
                .orElseThrow()
                .group(1);
    }
}
