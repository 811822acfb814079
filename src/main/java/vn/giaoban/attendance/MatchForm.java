package vn.giaoban.attendance;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.ledger.Fact;
import vn.giaoban.web.PlainText;

/**
 * Whose a visit was, as it is said afterwards.
 *
 * @param identity what the unmatched list shows: all visits that are shown so; either this or {@code jid} with {@code from}
 * @param jid the address of one visit
 * @param from when the one visit began
 * @param point the point whose device it was; either this or {@code delegateId}
 * @param delegateId the delegate who it was
 * @param takeBack true, without point and delegate, to take back what was said before
 */
record MatchForm(
        @Nullable @PlainText(max = 3100) String identity,
        @Nullable @PlainText(max = 3100) String jid,
        @Nullable OffsetDateTime from,
        @Nullable @PlainText(max = 40) String point,
        @Nullable UUID delegateId,
        @Nullable Boolean takeBack,
        @NotNull @PlainText(max = 1000, lines = true) String reason) {

    /** What it comes to as a fact; fails when it names no visit, or nobody, or too much. */
    Fact.Matched toFact(Actor actor) {
        if ((identity == null) == (jid == null))
            throw invalid("/identity", "is missing: name an identity, or a jid with from");
        if ((jid == null) != (from == null)) throw invalid("/from", "goes with a jid");
        var named = Stream.of(point, delegateId).filter(each -> each != null).count();
        var takesBack = Boolean.TRUE.equals(takeBack);
        if (named != (takesBack ? 0 : 1))
            throw invalid(
                    pointer(), takesBack ? "can't be given with takeBack" : "is missing: name a point or a delegateId");
        var key = key();
        return new Fact.Matched(
                identity,
                jid,
                from == null ? null : from.toInstant(),
                key == null ? null : key.kind().name(),
                key == null ? null : key.who(),
                reason,
                actor.name());
    }

    /** Who it was; null when this takes back. */
    Mark.@Nullable Key key() {
        if (point != null) return Mark.Key.ofPoint(point);
        return delegateId == null ? null : Mark.Key.ofDelegate(delegateId);
    }

    /** Where the form names them, as a JSON Pointer. */
    String pointer() {
        return delegateId != null ? "/delegateId" : "/point";
    }

    private static RuntimeException invalid(String pointer, String detail) {
        return InvalidRequest.at(pointer, detail).asException();
    }
}
