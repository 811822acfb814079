package vn.giaoban.admin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.control.AccountState;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.SigningAlgorithm;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;
import vn.giaoban.reservations.LoadStep;
import vn.giaoban.tokens.PublishedKey;

/**
 * The page of the conference servers.
 *
 * @param at when this was so, in words
 * @param gone servers that something is still planned on although they are not configured any more
 * @param keys the signing keys that are published
 */
record ServersView(String at, List<Server> servers, List<String> gone, List<Key> keys) {

    /**
     * A conference server.
     *
     * @param address where people are sent
     * @param capacity what it bears, in words
     * @param now what is booked at this time
     * @param next the most that is booked in the time to come
     * @param account how the service's account there is: {@code yes}, {@code no}, or {@code none}
     * @param accountText the same in words
     * @param accountDetail why it is not logged in; empty when it is
     * @param lastEvent when it last told something, in words
     * @param signing how its tokens are signed, in words
     */
    record Server(
            String name,
            String address,
            String capacity,
            Booked now,
            Booked next,
            String account,
            String accountText,
            String accountDetail,
            String lastEvent,
            String signing) {}

    /**
     * What is booked.
     *
     * @param percent of what the server bears, 0 to 100; -1 when that is not known
     * @param over whether it is more than the server bears
     */
    record Booked(String text, int percent, boolean over) {}

    /** A key, its state and its times in words. */
    record Key(String kid, String state, String css, String times) {}

    static ServersView of(ServerFacts.Found found, Instant now, WallClock clock) {
        var known = found.servers().stream().map(Deployment::name).toList();
        return new ServersView(
                clock.second(now) + ", " + clock.date(now),
                found.servers().stream()
                        .map(server -> server(server, found, now, clock))
                        .toList(),
                found.booked().keySet().stream()
                        .filter(name -> !known.contains(name))
                        .sorted()
                        .toList(),
                found.keys().stream().map(key -> key(key, now, clock)).toList());
    }

    private static Server server(Deployment server, ServerFacts.Found found, Instant now, WallClock clock) {
        var texts = clock.texts();
        var curve = found.booked().getOrDefault(server.name(), List.of());
        var account = found.accounts().get(server.name());
        var event = found.lastEvents().get(server.name());
        return new Server(
                server.name(),
                server.baseUrl().toString(),
                server.isLimited()
                        ? texts.say("servers.capacity.of", server.capacity())
                        : texts.get("servers.capacity.unknown"),
                now(server, curve, now, texts),
                next(server, curve, now, clock),
                account == null ? "none" : account.connected() ? "yes" : "no",
                account(account, clock),
                account == null || account.connected() ? "" : account.detail(),
                event == null ? texts.get("servers.event.none") : clock.stamp(event) + seconds(event, clock),
                texts.get(server.algorithm() == SigningAlgorithm.RS256 ? "servers.rs256" : "servers.hs256"));
    }

    private static Booked now(Deployment server, List<LoadStep> curve, Instant now, PageTexts texts) {
        var step = curve.stream()
                .filter(s -> !s.from().isAfter(now) && s.to().isAfter(now))
                .findFirst();
        return step.map(s -> booked(server, s, texts.say("servers.booked", s.endpoints(), s.holders())))
                .orElseGet(() -> new Booked(texts.get("servers.booked.none"), server.isLimited() ? 0 : -1, false));
    }

    private static Booked next(Deployment server, List<LoadStep> curve, Instant now, WallClock clock) {
        var highest = curve.stream()
                .filter(step -> step.from().isAfter(now))
                .max(Comparator.comparingInt(LoadStep::endpoints)
                        .thenComparing(LoadStep::from, Comparator.reverseOrder()));
        return highest.map(step -> booked(
                        server,
                        step,
                        clock.texts()
                                .say("servers.booked.at", step.endpoints(), step.holders(), clock.stamp(step.from()))))
                .orElseGet(
                        () -> new Booked(clock.texts().get("servers.booked.none"), server.isLimited() ? 0 : -1, false));
    }

    private static Booked booked(Deployment server, LoadStep step, String text) {
        if (!server.isLimited()) return new Booked(text, -1, false);
        var percent = (int) Math.min(100, Math.round(100.0 * step.endpoints() / server.capacity()));
        return new Booked(text, percent, step.endpoints() > server.capacity());
    }

    private static String account(@Nullable AccountState account, WallClock clock) {
        if (account == null) return clock.texts().get("servers.account.none");
        var since = clock.stamp(account.since()) + seconds(account.since(), clock);
        return clock.texts().say(account.connected() ? "servers.account.yes" : "servers.account.no", since);
    }

    private static String seconds(Instant at, WallClock clock) {
        return clock.second(at).substring("08:00".length());
    }

    private static Key key(PublishedKey key, Instant now, WallClock clock) {
        var state = key.signing() ? "signing" : key.signsFrom().isAfter(now) ? "next" : "former";
        var texts = clock.texts();
        var dropped = key.droppedAt();
        var times = Stream.of(
                        texts.say("servers.key.from", clock.stamp(key.signsFrom())),
                        dropped == null ? "" : texts.say("servers.key.until", clock.stamp(dropped)))
                .filter(text -> !text.isEmpty())
                .toList();
        return new Key(
                key.kid(),
                texts.get("servers.key." + state),
                key.signing() ? "state-yes" : state.equals("next") ? "state-plan" : "",
                String.join(" · ", times));
    }
}
