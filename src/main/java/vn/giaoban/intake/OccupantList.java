package vn.giaoban.intake;

import java.time.Instant;
import java.util.List;

/**
 * What the conference server answered when it was asked who is in a room: addresses only, no names.
 *
 * @param room the room's name in lower case
 * @param roomJid the room's address
 * @param at when the answer came
 * @param jids the full address of everybody inside, the server's own parts among them; empty too when there is no such room
 */
public record OccupantList(String room, String roomJid, Instant at, List<String> jids) {}
