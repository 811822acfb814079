package vn.giaoban.alerts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;

/**
 * An alert as it is read; times in the briefing's zone.
 *
 * @param point the point it is about; null for the quorum and the chair
 * @param delegate the chair; null for the others
 * @param name of the point or the chair; null for the quorum
 * @param since from when on they were gone; null for who had never come
 * @param connected how many required points were connected when it was raised
 * @param required how many there were
 * @param text one sentence, in Vietnamese
 * @param at when it was raised
 * @param resolvedAt when it was seen that it no longer holds; null until then
 */
public record AlertView(
        UUID id,
        AlertKind kind,
        @Nullable String point,
        @Nullable UUID delegate,
        @Nullable String name,
        @Nullable OffsetDateTime since,
        int connected,
        int required,
        String text,
        OffsetDateTime at,
        @Nullable OffsetDateTime resolvedAt) {

    /** The alert of a briefing. */
    public static AlertView of(Alert alert, Briefing briefing) {
        var chair = alert.kind() == AlertKind.CHAIR_ABSENT;
        var about = alert.subject().isEmpty() ? null : alert.subject();
        return new AlertView(
                alert.id(),
                alert.kind(),
                chair ? null : about,
                chair && about != null ? UUID.fromString(about) : null,
                about == null ? null : alert.name(),
                time(alert.since(), briefing),
                alert.connected(),
                alert.required(),
                AlertWords.of(alert, briefing),
                required(alert.at(), briefing),
                time(alert.resolvedAt(), briefing));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at, Briefing briefing) {
        return at == null ? null : required(at, briefing);
    }

    private static OffsetDateTime required(Instant at, Briefing briefing) {
        return at.atZone(briefing.zone()).toOffsetDateTime();
    }
}
