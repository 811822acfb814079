package vn.giaoban.feeds;

import java.util.List;

/**
 * What a feed shows.
 *
 * @param name of the feed
 * @param showings the earliest first
 */
record Shown(String name, List<Showing> showings) {}
