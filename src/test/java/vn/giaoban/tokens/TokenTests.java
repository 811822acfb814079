package vn.giaoban.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.SigningAlgorithm;

/** Tokens as the conference server sees them, ours and others'. */
class TokenTests {

    private static final Instant NOW = Instant.parse("2026-12-07T01:00:00Z");
    private static final String ROOM = "gb-abcdefghijklmnopqrst";
    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";
    private static final Guest CHAIR = new Guest("x", "Nguyễn Văn An", null, Standing.CHAIR);

    private static RSAKey ours;
    private static RSAKey next;
    private static RSAKey foreign;

    @BeforeAll
    static void draw() throws JOSEException {
        ours = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        next = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        foreign = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    }

    @Test
    void ourTokensLetIntoTheirRoomForTheirMinutes() {
        var token = Tokens.byKey(ours, claims("giaoban", "jitsi", "meet.example.org"));
        assertThat(rs256().enter(token, ROOM, NOW)).isEqualTo("in");
        assertThat(rs256().enter(token, "gb-another", NOW)).isEqualTo("not-allowed");
        assertThat(rs256().enter(token, ROOM, NOW.minusSeconds(121))).isEqualTo("early");
        assertThat(rs256().enter(token, ROOM, NOW.plusSeconds(300))).isEqualTo("expired");
        assertThat(rs256().enter(Tokens.byKey(next, claims("giaoban", "jitsi", "meet.example.org")), ROOM, NOW))
                .isEqualTo("in");
    }

    @Test
    void aTokenForOneServerIsNoneForAnother() {
        assertThat(rs256().enter(Tokens.byKey(ours, claims("other", "jitsi", "meet.example.org")), ROOM, NOW))
                .isEqualTo("issuer");
        assertThat(rs256().enter(Tokens.byKey(ours, claims("giaoban", "other", "meet.example.org")), ROOM, NOW))
                .isEqualTo("audience");
        assertThat(rs256().enter(Tokens.byKey(ours, claims("giaoban", "jitsi", "meet2.example.org")), ROOM, NOW))
                .isEqualTo("not-allowed");
    }

    @Test
    void aSharedSecretSignsWhereTheServerHasOne() throws Exception {
        var token = Tokens.bySecret(SECRET, claims("giaoban", "jitsi", "meet.example.org"));
        assertThat(SignedJWT.parse(token).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(hs256(SECRET).enter(token, ROOM, NOW)).isEqualTo("in");
        assertThat(hs256("another-secret-of-thirty-two-bytes-").enter(token, ROOM, NOW))
                .isEqualTo("signature");
        assertThat(rs256().enter(token, ROOM, NOW)).isEqualTo("signature");
    }

    @Test
    void forgedTokensLetNobodyIn() throws Exception {
        var claims = claims("giaoban", "jitsi", "meet.example.org");
        assertThat(rs256().enter(new PlainJWT(claims).serialize(), ROOM, NOW)).isEqualTo("unreadable");
        assertThat(rs256().enter(Tokens.byKey(foreign, claims), ROOM, NOW)).isEqualTo("signature");
        var renamed = new RSAKey.Builder(foreign).keyID(ours.getKeyID()).build();
        assertThat(rs256().enter(Tokens.byKey(renamed, claims), ROOM, NOW)).isEqualTo("signature");
        for (var kid : List.of("", "../../etc/passwd", "'; drop table x", "\u0000", "k".repeat(5_000)))
            assertThat(rs256().enter(
                                    Tokens.byKey(
                                            new RSAKey.Builder(ours).keyID(kid).build(), claims),
                                    ROOM,
                                    NOW))
                    .isEqualTo("signature");
        assertThat(rs256().enter(signedWithThePublicKey(claims), ROOM, NOW)).isEqualTo("signature");
        assertThat(rs256().enter(changed(Tokens.byKey(ours, claims)), ROOM, NOW))
                .isEqualTo("signature");
    }

    /** What everybody can read, taken for a secret: HS for RS. */
    private static String signedWithThePublicKey(JWTClaimsSet claims) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(ours.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(ours.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    /** The same token for somebody who moderates another room. */
    private static String changed(String token) {
        var parts = token.split("\\.", 3);
        var body = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("Nguyễn Văn An", "Nguyễn Văn Am");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(body.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    private static JWTClaimsSet claims(String issuer, String audience, String domain) {
        var server = new Deployment(
                "a", URI.create("https://" + domain), domain, issuer, audience, 0, SigningAlgorithm.RS256, null);
        return Claims.of(CHAIR, server, ROOM, NOW.plus(Duration.ofHours(2)), Duration.ofMinutes(5), NOW);
    }

    private static Prosody rs256() {
        var published = new JWKSet(List.of(ours, next)).toPublicJWKSet();
        return new Prosody(published, null, "giaoban", "jitsi", "meet.example.org");
    }

    private static Prosody hs256(String secret) {
        return new Prosody(null, secret, "giaoban", "jitsi", "meet.example.org");
    }
}
