package vn.giaoban.tokens;

import org.jspecify.annotations.Nullable;

/**
 * Whom a token lets into a room, as the conference server knows them.
 *
 * @param id what the server tells back in its events: {@code POINT:<code>} for a room's device, else the delegate's id
 * @param name as shown in the conference, where nobody can change it
 * @param standing what they may do there
 */
public record Guest(String id, String name, @Nullable String email, Standing standing) {}
