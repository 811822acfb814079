package vn.giaoban.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.conferences.Conference;
import vn.giaoban.kernel.Actor;
import vn.giaoban.points.Point;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.Mandate;
import vn.giaoban.roster.Place;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.scheduling.RoomChoice;

/**
 * A point's page that was opened, with all that it leads to.
 *
 * @param point whose it is
 * @param place how far the point has come; null when it is not expected any more
 * @param answer what it answered; null likewise
 * @param delegates who is named for it, in the order they were named
 * @param rooms its rooms, in catalogue order
 * @param host name of the point that hosts the briefing
 * @param closesAt from when on its list is closed
 */
record Desk(
        FoundLink found,
        Briefing briefing,
        Conference conference,
        Point point,
        @Nullable Place place,
        @Nullable PointAnswer answer,
        List<Delegate> delegates,
        List<RoomChoice> rooms,
        @Nullable String host,
        Instant closesAt) {

    /** Whether the address was taken back, or the point is not expected any more. */
    boolean isRevoked() {
        return found.revoked() || place == null;
    }

    BriefingId id() {
        return briefing.id();
    }

    String code() {
        return point.code();
    }

    /** How many delegates the point may name. */
    int quota() {
        return briefing.points().stream()
                .filter(p -> p.point().equals(code()))
                .mapToInt(ExpectedPoint::quota)
                .findFirst()
                .orElse(0);
    }

    /** How many it may name still. */
    int left() {
        return Math.max(0, quota() - delegates.size());
    }

    Actor actor() {
        return new Actor("link:" + found.link().id());
    }

    Mandate mandate() {
        return Mandate.ofPoint(actor(), code());
    }
}
