package vn.giaoban.letters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names the file of a message: by day, briefing, recipient, SEQUENCE and kind, so that each attempt writes the same file. */
final class MessageFile {

    private MessageFile() {}

    /** For instance {@code 2026-12-07_6f1c…_Q-BA-DINH_0_request}. */
    static String nameOf(Message message) {
        var plan = message.plan();
        return String.join(
                "_",
                DateTimeFormatter.ISO_LOCAL_DATE.format(plan.time().start().atZone(plan.zone())),
                message.briefing().toString(),
                safe(message.recipient().id()),
                Integer.toString(message.sequence()),
                message.kind().name().toLowerCase(Locale.ROOT) + occasion(message.occasion()));
    }

    /** What it is for, so that two reminders of one version are two files. */
    private static String occasion(Occasion occasion) {
        return occasion.equals(Occasion.PLAN) ? "" : "_" + safe(occasion.value());
    }

    /** The text if it is safe as it is, else what is safe of it and a hash of the whole, so that two never share a name. */
    private static String safe(String text) {
        if (text.matches("[A-Za-z0-9-]{1,60}")) return text;
        var kept = text.replaceAll("[^A-Za-z0-9-]", "-");
        return kept.substring(0, Math.min(40, kept.length())) + "." + hash(text);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
