package vn.giaoban.booking;

import java.util.List;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.reservations.Clash;

/**
 * A plan that can't be booked as it is.
 *
 * @param clashes everything that it needs and that is taken
 */
public record Refused(BriefingPlan plan, List<Clash> clashes) {}
