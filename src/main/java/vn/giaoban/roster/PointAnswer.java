package vn.giaoban.roster;

import org.jspecify.annotations.Nullable;

/**
 * What a point answered.
 *
 * @param point the point's code
 * @param reason why it declined
 */
public record PointAnswer(
        String point, Response response, @Nullable String reason) {}
