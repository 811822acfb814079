package vn.giaoban.conclusions;

import java.util.List;
import java.util.UUID;

/**
 * A conclusion of a briefing.
 *
 * @param number its place, from 1 on
 * @param assignments who has to do something for it, in the order of their codes
 */
record Conclusion(UUID id, int number, String text, List<Assignment> assignments) {}
