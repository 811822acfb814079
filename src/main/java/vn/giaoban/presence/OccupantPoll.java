package vn.giaoban.presence;

import java.time.Instant;
import java.util.Set;

/**
 * A raw fact from the conference server's occupant list: who was in a room when it was asked. It has addresses only, no names.
 *
 * @param room the room's address
 * @param at when the answer came
 * @param jids full addresses of everybody inside; empty too when there is no such room
 */
public record OccupantPoll(String room, Instant at, Set<String> jids) {}
