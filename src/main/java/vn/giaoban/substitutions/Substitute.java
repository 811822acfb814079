package vn.giaoban.substitutions;

import org.jspecify.annotations.Nullable;

/**
 * Who is to attend in somebody's place.
 *
 * @param title position
 * @param email where the invitation would go; null for somebody to whom the point hands the link
 */
public record Substitute(
        String name,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone) {}
