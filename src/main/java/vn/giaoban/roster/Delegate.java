package vn.giaoban.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.DelegateRole;

/**
 * A person expected at a briefing.
 *
 * @param title position
 * @param email where the invitation goes; null for somebody who is only named
 * @param point code of the point they sit at; null when invited by name
 * @param substituteFor the delegate whose place they took
 */
public record Delegate(
        UUID id,
        String name,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String point,
        DelegateRole role,
        Response response,
        @Nullable UUID substituteFor) {}
