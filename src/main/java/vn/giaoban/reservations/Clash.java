package vn.giaoban.reservations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something wanted that is taken.
 *
 * @param point the point whose room is taken; null for a person
 * @param room the id of the taken room; null for a person, or when the point has no room that would do
 * @param person the mail address of the taken person; null for a room
 * @param holder the briefing that has it; null when nobody has, but the point has no room that would do
 */
public record Clash(
        @Nullable String point,
        @Nullable String room,
        @Nullable String person,
        @Nullable UUID holder) {}
