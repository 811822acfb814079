package vn.giaoban.briefings;

import org.jspecify.annotations.Nullable;

/**
 * A line of the agenda.
 *
 * @param title what is talked about
 * @param minutes how long, in minutes; null when open
 * @param presenter who reports, in words
 */
public record AgendaItem(
        String title, @Nullable Integer minutes, @Nullable String presenter) {}
