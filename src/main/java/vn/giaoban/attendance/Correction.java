package vn.giaoban.attendance;

import java.time.Instant;
import vn.giaoban.presence.Verdict;

/**
 * What somebody said against a computed verdict. It never changes; a newer one takes its place.
 *
 * @param mark whose verdict
 * @param reason why, as it was given
 * @param by the account
 */
record Correction(Mark.Key mark, Verdict verdict, String reason, String by, Instant at) {}
