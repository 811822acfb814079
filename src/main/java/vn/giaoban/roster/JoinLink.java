package vn.giaoban.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;

/**
 * A personal way into one briefing, for one delegate or for one point's room device.
 *
 * @param point the point's code, for a device
 * @param delegate the delegate's id, for a person
 * @param token the secret part of its address, derived when asked for and stored nowhere; 43 characters of base64url
 * @param deskToken the secret part of the address of the point's own page, where it answers and names its people, likewise; null for a person
 */
public record JoinLink(
        UUID id,
        BriefingId briefing,
        @Nullable String point,
        @Nullable UUID delegate,
        String token,
        @Nullable String deskToken) {}
