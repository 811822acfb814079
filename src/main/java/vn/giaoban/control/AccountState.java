package vn.giaoban.control;

import java.time.Instant;

/**
 * How the service's account at a conference server is, as this instance sees it.
 *
 * @param connected whether it is logged in
 * @param since since when that is so
 * @param detail why it is not, in the server's or the network's words
 */
public record AccountState(boolean connected, Instant since, String detail) {}
