package vn.giaoban.scheduling;

import java.util.List;
import vn.giaoban.reservations.Clash;

/**
 * A plan that can't be booked as it is.
 *
 * @param clashes everything that it needs and that is taken
 */
record Refused(BriefingPlan plan, List<Clash> clashes) {}
