package vn.giaoban.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;

/** Whoever guesses at a password has to wait, longer each time, and learns nothing by it; whose password it is gets in again. */
@IntegrationTest
class LockOutIT {

    private static final String ME = "/api/v1/me";
    private static final String PASSWORD = "một mật khẩu dài";
    private static final int MOST = 10;

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aNameThatIsGuessedAtWaitsWhetherOrNotSomebodyHasIt() {
        for (var name : new String[] {account(), "nobody-" + UUID.randomUUID()}) {
            guess(name, MOST);
            var refused = as(name, "wrong").refused(429, "too-many-requests");
            assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                    .isBetween(1, 61);
            as(name, PASSWORD).refused(429, "too-many-requests");
            as(name.toUpperCase(java.util.Locale.ROOT), "wrong").refused(429, "too-many-requests");
        }
    }

    @Test
    void theWaitGrowsAndEndsAndARightPasswordEndsItAll() {
        var name = account();
        guess(name, MOST);
        after(Duration.ofSeconds(62));
        as(name, "wrong").refused(401, "unauthenticated");
        after(Duration.ofSeconds(62 + 62));
        as(name, PASSWORD).refused(429, "too-many-requests");
        after(Duration.ofSeconds(62 + 122));
        as(name, PASSWORD).ok();
        guess(name, MOST - 1);
        as(name, PASSWORD).ok();
    }

    @Test
    void noStrangerLocksAnybodyOutForLong() {
        var name = account();
        guess(name, MOST);
        var passed = Duration.ofSeconds(62);
        for (var n = 0; n < 12; n++) {
            after(passed);
            as(name, "wrong").refused(401, "unauthenticated");
            passed = passed.plusMinutes(15).plusSeconds(2);
        }
        after(passed);
        as(name, PASSWORD).ok();
    }

    @Test
    void aProgramAtWorkIsNotStoppedByStrangers() {
        var name = account();
        as(name, PASSWORD).ok();
        guess(name, MOST);
        as(name, "wrong").refused(429, "too-many-requests");
        as(name, PASSWORD).ok();
    }

    @Test
    void manyGuessesAtOnceAreNoWayAround() {
        var name = account();
        var all = new ArrayList<java.util.concurrent.CompletableFuture<Answer>>();
        for (var n = 0; n < 3 * MOST; n++)
            all.add(HttpCall.by(api, "GET", ME).as(name, "wrong " + n).sendAsync());
        var statuses = all.stream().map(answer -> answer.join().status()).toList();
        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(MOST);
    }

    @Test
    void aProgramThatBeginsWithManyCallsAtOnceIsNotTakenForAGuesser() {
        var name = account();
        var all = new ArrayList<java.util.concurrent.CompletableFuture<Answer>>();
        for (var n = 0; n < 5 * MOST; n++)
            all.add(HttpCall.by(api, "GET", ME).as(name, PASSWORD).sendAsync());
        all.forEach(answer -> answer.join().ok());
        as(name, "wrong").refused(401, "unauthenticated");
    }

    @Test
    void aNewPasswordEndsTheWait() {
        var name = account();
        guess(name, MOST);
        var id = api.accountId(name);
        HttpCall.byAdmin(api, "PATCH", "/api/v1/accounts/" + id)
                .json("PATCH", "{\"password\": \"một mật khẩu mới\"}")
                .send()
                .ok();
        as(name, "một mật khẩu mới").ok();
    }

    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        var name = account();
        var nobody = "nobody-" + UUID.randomUUID();
        for (var n = 0; n < MOST - 1; n++) {
            known.add(time(name));
            unknown.add(time(nobody));
        }
        assertThat((double) median(unknown) / median(known)).isBetween(0.4, 2.5);
    }

    private long time(String name) {
        var begin = System.nanoTime();
        as(name, "wrong").refused(401, "unauthenticated");
        return System.nanoTime() - begin;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private void after(Duration passed) {
        clock.setTo(Instant.now().plus(passed));
    }

    private void guess(String name, int times) {
        for (var n = 0; n < times; n++) as(name, "wrong").refused(401, "unauthenticated");
    }

    private Answer as(String name, String password) {
        return HttpCall.by(api, "GET", ME).as(name, password).send();
    }

    private String account() {
        return api.account("guessed-", PASSWORD, "LEADER");
    }
}
