package vn.giaoban.attendance;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.presence.Judgement;
import vn.giaoban.presence.Verdict;
import vn.giaoban.roster.Delegate;

/**
 * One line of a briefing's attendance: a point's device or a delegate.
 *
 * @param name shown to people
 * @param point code of the point it belongs to; null for a delegate who was invited by name
 * @param pointKind that point's kind; null when the briefing does not expect it
 * @param delegate null for a device
 * @param substituteForName who was expected before them; null when nobody was
 * @param computed what the facts come to
 * @param correction the newest one; null when nobody objected
 */
record Mark(
        Key key,
        String name,
        @Nullable String point,
        @Nullable PointKind pointKind,
        @Nullable Delegate delegate,
        @Nullable String substituteForName,
        Judgement computed,
        @Nullable Correction correction) {

    /** A point's device, or a person. */
    enum Kind {
        POINT,
        DELEGATE
    }

    /**
     * Names a line within a briefing.
     *
     * @param who the point's code, or the delegate's id
     */
    record Key(Kind kind, String who) {

        static Key ofPoint(String code) {
            return new Key(Kind.POINT, code);
        }

        static Key of(Delegate delegate) {
            return ofDelegate(delegate.id());
        }

        static Key ofDelegate(UUID id) {
            return new Key(Kind.DELEGATE, id.toString());
        }

        /** How our tokens name it: what {@code context.user.id} holds. */
        String identity() {
            return kind == Kind.POINT ? "POINT:" + who : who;
        }
    }

    static Mark ofPoint(String code, @Nullable Point point, Judgement computed, @Nullable Correction correction) {
        return new Mark(
                Key.ofPoint(code),
                point == null ? code : point.name(),
                code,
                point == null ? null : point.kind(),
                null,
                null,
                computed,
                correction);
    }

    static Mark of(
            Delegate delegate,
            @Nullable Point point,
            @Nullable String substituteForName,
            Judgement computed,
            @Nullable Correction correction) {
        return new Mark(
                Key.of(delegate),
                delegate.name(),
                delegate.point(),
                point == null ? null : point.kind(),
                delegate,
                substituteForName,
                computed,
                correction);
    }

    /** What holds: the correction, else what was computed; null before the start. */
    @Nullable
    Verdict verdict() {
        return correction == null ? computed.verdict() : correction.verdict();
    }

    /** Who it is over many briefings: the mail address, or the name without one; null for a device. */
    @Nullable
    String person() {
        return delegate == null ? null : person(delegate.name(), delegate.email());
    }

    /** A person over many briefings. */
    static String person(String name, @Nullable String email) {
        return email == null ? name : email.toLowerCase(Locale.ROOT);
    }
}
