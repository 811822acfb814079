package vn.giaoban.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.giaoban.deployments.Deployment;

/** What a token says: one person, one room, a few minutes. */
final class Claims {

    /** The server allows no leeway in {@code nbf}; its clock and ours may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private Claims() {}

    /**
     * The claims. {@code aud} is one string, since the server knows no lists; {@code room} is in lower case, since it compares with
     * case; the token never outlives the conference's window.
     *
     * @param room the room's name
     * @param closeAt when nobody may enter any more
     */
    static JWTClaimsSet of(Guest who, Deployment server, String room, Instant closeAt, Duration life, Instant now) {
        var expires = now.plus(life);
        var last = expires.isAfter(closeAt) ? closeAt : expires;
        return new JWTClaimsSet.Builder()
                .issuer(server.issuer())
                .audience(server.audience())
                .subject(server.domain())
                .claim("room", room.toLowerCase(Locale.ROOT))
                .notBeforeTime(Date.from(now.minus(CLOCK_SKEW)))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(last))
                .claim(
                        "context",
                        Map.of("user", user(who), "features", who.standing().features()))
                .build();
    }

    private static Map<String, Object> user(Guest who) {
        var standing = who.standing();
        var user = new LinkedHashMap<String, Object>();
        user.put("id", who.id());
        user.put("name", who.name());
        if (who.email() != null) user.put("email", who.email());
        user.put("moderator", standing.moderates());
        user.put("affiliation", standing.moderates() ? "owner" : "member");
        if (standing.passesLobby()) user.put("lobby_bypass", true);
        return user;
    }
}
