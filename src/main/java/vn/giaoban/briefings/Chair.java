package vn.giaoban.briefings;

import org.jspecify.annotations.Nullable;

/**
 * Who leads a briefing.
 *
 * @param name full name
 * @param title position, e.g. "Phó Chủ tịch UBND"
 * @param email where the invitation goes; without one the chair is only named
 */
public record Chair(
        String name, @Nullable String title, @Nullable String email) {}
