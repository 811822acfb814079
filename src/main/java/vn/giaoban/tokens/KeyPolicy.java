package vn.giaoban.tokens;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which key signs, which are published, and when another one is due: pure functions of all keys, at least one, and the time. */
final class KeyPolicy {

    private static final Comparator<SigningKey> BY_TURN =
            Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid);

    private KeyPolicy() {}

    /** The one whose turn came last; on a clock that is behind all of them, the first. */
    static SigningKey signing(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(BY_TURN)
                .orElseGet(() -> keys.stream().min(BY_TURN).orElseThrow());
    }

    /** Those that servers have to know: the one that signs first, then the next and the former. */
    static List<SigningKey> published(List<SigningKey> keys, Instant now) {
        var signing = signing(keys, now);
        return keys.stream()
                .filter(key -> key.equals(signing)
                        || key.droppedAt() == null
                        || key.droppedAt().isAfter(now))
                .sorted(Comparator.comparing((SigningKey key) -> !key.equals(signing))
                        .thenComparing(BY_TURN.reversed()))
                .toList();
    }

    /** Whether one is waiting for its turn. */
    static boolean hasNext(List<SigningKey> keys, Instant now) {
        return keys.stream().anyMatch(key -> key.signsFrom().isAfter(now));
    }

    /** Whether another one should be made by now, so that it has been published for long enough when its turn comes. */
    static boolean isDue(List<SigningKey> keys, TokenSettings settings, Instant now) {
        if (settings.keyRotation().isZero() || hasNext(keys, now)) return false;
        var until = signing(keys, now).signsFrom().plus(settings.keyRotation());
        return !now.isBefore(until.minus(settings.keyLead()));
    }

    /** What a key is at a time. */
    static State stateOf(SigningKey key, List<SigningKey> keys, Instant now) {
        if (key.equals(signing(keys, now))) return State.SIGNING;
        return key.signsFrom().isAfter(now) ? State.NEXT : State.FORMER;
    }

    /** A key's life. */
    enum State {
        NEXT,
        SIGNING,
        FORMER
    }
}
