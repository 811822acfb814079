package vn.giaoban.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes and signs as the hosted service does. */
final class JaasHand {

    static final String APP = "vpaas-magic-cookie-c2824d584eac4489a1e32e4e164d5a3c";

    private JaasHand() {}

    static String participant(String type, String room, String id, long at) {
        return envelope(type, room, at, """
                {"moderator":"true","name":"Trần Thị Bình","email":"binh@hanoi.example","id":"%1$s","participantJid":"jid-%1$s@8x8.vc/a",\
                "participantId":"a","avatar":"","disconnectReason":"left"}""".formatted(id));
    }

    static String room(String type, String room, long at) {
        return envelope(
                type,
                room,
                at,
                "{\"conference\":\"%s@conference.%s.8x8.vc\",\"isBreakout\":false}".formatted(room, APP));
    }

    private static String envelope(String type, String room, long at, String data) {
        return """
                {"idempotencyKey":"%1$s-%2$s-%3$d","customerId":"c","appId":"%4$s","eventType":"%1$s","sessionId":"s","timestamp":%3$d,\
                "fqn":"%4$s/%2$s","data":%5$s}""".formatted(type, room, at, APP, data);
    }

    static String header(long seconds, String body, String secret) {
        return "t=" + seconds + ",v1=" + sign("" + seconds, body, secret);
    }

    static String sign(String time, String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
