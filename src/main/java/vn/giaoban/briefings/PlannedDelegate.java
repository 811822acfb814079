package vn.giaoban.briefings;

import org.jspecify.annotations.Nullable;

/**
 * A delegate that the secretary names when the briefing is planned.
 *
 * @param title position
 * @param email where the invitation goes
 * @param point code of the point they sit at; null when invited by name
 */
public record PlannedDelegate(
        String name,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String point,
        DelegateRole role) {}
