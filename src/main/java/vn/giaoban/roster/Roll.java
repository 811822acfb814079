package vn.giaoban.roster;

import java.util.List;

/** Everybody expected at a briefing: points in catalogue order, delegates in the order they were named. */
public record Roll(List<PointAnswer> points, List<Delegate> delegates) {}
