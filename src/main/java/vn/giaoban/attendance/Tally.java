package vn.giaoban.attendance;

import org.jspecify.annotations.Nullable;

/**
 * Verdicts of the closed briefings of a period, counted for one key.
 *
 * @param key a point's code, a kind, a person or a chair (mail address, or name without one)
 * @param name the newest name under that key; a point's name is its catalogue's
 * @param previous whether it is of the equally long period before
 * @param briefings how many briefings
 * @param present how many times PRESENT; likewise the next four
 * @param lateMinutes how late they came on the occasions that were LATE, summed
 * @param share the mean share of the time that they were there, excused occasions left out; null when all were excused
 * @param substitutions how many delegates came in somebody's place
 * @param earlyLeaves how many times they went too early, whether or not they had come late; never when they count as ABSENT or EXCUSED
 * @param earlyMinutes how early they went on those occasions, summed
 */
public record Tally(
        String key,
        String name,
        boolean previous,
        int briefings,
        int present,
        int late,
        int leftEarly,
        int absent,
        int excused,
        double lateMinutes,
        @Nullable Double share,
        int substitutions,
        int earlyLeaves,
        double earlyMinutes) {}
