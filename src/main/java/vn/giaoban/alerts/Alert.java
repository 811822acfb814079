package vn.giaoban.alerts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert that was raised once.
 *
 * @param subject the point's code, or the chair's id as a delegate; empty for the quorum
 * @param name shown to people; empty for the quorum
 * @param episode how many of its kind and subject there were before at this briefing
 * @param since from when on they were gone; null for who had never come and for the quorum
 * @param connected how many required points were connected then
 * @param required how many there were
 * @param at when it was raised
 * @param resolvedAt when it was seen that it no longer holds; null until then
 */
public record Alert(
        UUID id,
        AlertKind kind,
        String subject,
        String name,
        int episode,
        @Nullable Instant since,
        int connected,
        int required,
        Instant at,
        @Nullable Instant resolvedAt) {

    static Alert of(Finding finding, int episode, Instant at) {
        return new Alert(
                UUID.randomUUID(),
                finding.kind(),
                finding.subject(),
                finding.name(),
                episode,
                finding.since(),
                finding.connected(),
                finding.required(),
                at,
                null);
    }

    /** Whether it still holds. */
    public boolean isOpen() {
        return resolvedAt == null;
    }

    boolean isAbout(Finding finding) {
        return kind == finding.kind() && subject.equals(finding.subject());
    }
}
