package vn.giaoban.briefings;

import java.util.Map;

/**
 * What another module adds to a briefing's JSON.
 *
 * @param members members of the briefing itself, by name
 * @param points members of its points, by the point's code, then by name
 */
public record BriefingAddition(Map<String, Object> members, Map<String, Map<String, Object>> points) {}
