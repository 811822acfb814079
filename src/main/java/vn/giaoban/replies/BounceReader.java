package vn.giaoban.replies;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.post.OneLine;

/** Reads delivery status notifications (RFC 3464), in the dialects of Postfix, Exchange and Gmail. */
final class BounceReader {

    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_GROUPS = 50;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,200}>");

    private BounceReader() {}

    /** What became of a letter. */
    static ReplyMail read(MimeMessage mail, List<Part> parts) throws MessagingException, IOException {
        var groups = new ArrayList<InternetHeaders>();
        var ids = new LinkedHashSet<String>();
        for (var part : parts) {
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status"))
                groups.addAll(groups(part));
            else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers"))
                addIds(ids, header(headers(part), "Message-ID"));
        }
        // what comes without the letter's headers mostly answers it
        addIds(ids, header(mail, "In-Reply-To"));
        addIds(ids, header(mail, "References"));
        addIds(ids, header(mail, "X-Original-Message-ID"));
        return groups.stream()
                .filter(group ->
                        header(group, "Action").toLowerCase(Locale.ROOT).startsWith("failed"))
                .findFirst()
                .<ReplyMail>map(group -> new ReplyMail.Bounce(List.copyOf(ids), reason(group)))
                .orElseGet(() -> new ReplyMail.Nothing("it reports no failure"));
    }

    /** The groups of fields that the report consists of: the first is of the letter, each other one of a recipient. */
    private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
        var groups = new ArrayList<InternetHeaders>();
        for (var group : start(part).replace("\r\n", "\n").split("\n[ \t]*\n", MOST_GROUPS))
            groups.add(parse(group.stripLeading()));
        return groups;
    }

    private static InternetHeaders headers(Part part) throws MessagingException, IOException {
        return parse(start(part));
    }

    private static InternetHeaders parse(String text) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream((text + "\n\n").getBytes(StandardCharsets.UTF_8)), true);
    }

    private static String start(Part part) throws MessagingException, IOException {
        try (var stream = part.getInputStream()) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    /** {@code 5.1.1 550 5.1.1 no such mailbox (ho-so@hanoi.example)}. */
    private static String reason(InternetHeaders group) {
        var words = new ArrayList<String>();
        words.add(header(group, "Status"));
        words.add(header(group, "Diagnostic-Code").replaceFirst("(?i)^\\s*(x-)?[a-z0-9-]+\\s*;\\s*", ""));
        var recipient = header(group, "Final-Recipient").replaceFirst("^[^;]*;\\s*", "");
        if (!recipient.isBlank()) words.add("(" + recipient + ")");
        var reason = OneLine.of(String.join(" ", words));
        if (reason.isEmpty()) return "the mail server could not deliver it";
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private static void addIds(Set<String> ids, String header) {
        var matcher = MESSAGE_ID.matcher(header);
        while (matcher.find() && ids.size() < 20) ids.add(matcher.group());
    }

    private static String header(InternetHeaders headers, String name) {
        return unfolded(headers.getHeader(name, " "));
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        return unfolded(mail.getHeader(name, " "));
    }

    private static String unfolded(@Nullable String value) {
        return value == null ? "" : value.replaceAll("\\s+", " ").strip();
    }
}
