package vn.giaoban.drafting;

import java.util.List;

/**
 * What the strip shows: whether all are free then, what is in the way, other times.
 *
 * @param state {@code free}, {@code partly} when points are missing that it can do without, {@code taken}, {@code closed} when an office rule refuses, {@code unknown}
 * @param heading what it comes to
 * @param when the time in words
 * @param repeats how it repeats, in words; empty when it does not
 * @param faults why nothing could be looked up
 * @param rules office rules that are broken
 * @param obstacles who holds what until when
 * @param missing the same of points that it can do without
 * @param times other times, as buttons
 * @param held until when rooms are held for the form, in words; empty when they are not
 * @param holdable whether they should be, once nobody types any more
 */
record StripView(
        String state,
        String heading,
        String when,
        String repeats,
        List<String> faults,
        List<String> rules,
        List<Obstacle> obstacles,
        List<Obstacle> missing,
        List<Choice> times,
        String held,
        boolean holdable) {

    /** The same once holding was tried: it is not tried again by itself. */
    StripView settled() {
        return new StripView(state, heading, when, repeats, faults, rules, obstacles, missing, times, held, false);
    }

    /**
     * Somebody who has something that is wanted.
     *
     * @param title what it is for
     * @param time from when to when, in words
     * @param link to the briefing; empty when it is no briefing
     * @param places what it has: the first ones at once
     * @param more the others
     * @param count how many in all
     */
    record Obstacle(String title, String time, String link, List<Place> places, List<Place> more, int count) {}

    /** A point with its room, or a person; and rooms that are free there. */
    record Place(String name, String room, String alternatives) {}

    /**
     * Another time.
     *
     * @param value what the form is sent with, {@code start/end}
     * @param text the time in words
     * @param note who would be missing; empty when nobody would
     */
    record Choice(String value, String text, String note) {}
}
