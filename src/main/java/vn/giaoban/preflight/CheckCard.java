package vn.giaoban.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;

/**
 * What a page shows of the check of devices, in the words of its reader: the texts must be those of {@code messages/preflight}. It is drawn by
 * the fragment {@code preflight/check :: card}.
 *
 * @param open whether devices may be checked now
 * @param state READY, FAULTY or MISSING, or DECLINED
 * @param summary how it stands
 * @param boxes the devices
 * @param times the check-times, the earliest first
 * @param action where the form goes
 * @param relay the TURN server to measure through; null when there is none
 */
public record CheckCard(
        boolean open,
        String state,
        String summary,
        List<Box> boxes,
        List<Time> times,
        String action,
        @Nullable Relay relay) {

    /** One of everything, to draw the card once before anybody asks for it. */
    public static final CheckCard SAMPLE = new CheckCard(
            true,
            "READY",
            "-",
            List.of(new Box("speaker", "-", "-", true)),
            List.of(new Time("-", "ready", "-")),
            "/",
            new Relay("-", "-", "-"));

    /**
     * A device.
     *
     * @param works whether it did when it was checked for this check-time; for the next everybody looks anew
     */
    public record Box(String key, String label, String hint, boolean works) {}

    /**
     * A check-time.
     *
     * @param state ready, faulty, missing, or later while it is still to come
     */
    public record Time(String at, String state, String words) {}

    /** The card of a point, when a check-time holds. */
    static CheckCard of(
            Readiness item,
            @Nullable Duration round,
            boolean open,
            @Nullable Relay relay,
            WallClock clock,
            String action,
            Instant now) {
        var texts = clock.texts();
        var newest = item.newest();
        return new CheckCard(
                open,
                item.state().name(),
                summary(item, clock),
                Stream.of(Device.values())
                        .map(device -> new Box(
                                device.key(),
                                texts.get("check." + device.key()),
                                texts.get("check." + device.key() + ".hint"),
                                newest != null
                                        && Objects.equals(newest.before(), round)
                                        && newest.works().contains(device)))
                        .toList(),
                item.rounds().stream().map(one -> time(one, clock, now)).toList(),
                action,
                relay);
    }

    private static String summary(Readiness item, WallClock clock) {
        var texts = clock.texts();
        var newest = item.newest();
        if (newest == null) return texts.get("check.missing");
        var at = clock.moment(newest.at());
        if (newest.isGood()) return texts.say("check.good", at);
        var faulty = newest.faulty().stream()
                .map(device -> texts.get("check." + device.key()))
                .collect(Collectors.joining(", "));
        return texts.say("check.faulty", at, faulty);
    }

    private static Time time(Readiness.Round round, WallClock clock, Instant now) {
        var state = round.state() == Readiness.State.MISSING && now.isBefore(round.at())
                ? "later"
                : round.state().name().toLowerCase(Locale.ROOT);
        return new Time(clock.time(round.at()), state, words(clock.texts(), state));
    }

    private static String words(PageTexts texts, String state) {
        return texts.get("check.time." + state);
    }
}
