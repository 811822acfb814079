package vn.giaoban.roster;

import vn.giaoban.briefings.BriefingId;

/**
 * How far an expected point has come with its answer and its list.
 *
 * @param point the point's code
 * @param named how many delegates are on its list, by whomever they were named
 * @param complete whether the point said that nobody else will come
 */
public record Place(BriefingId briefing, String point, Response response, int named, boolean complete) {}
