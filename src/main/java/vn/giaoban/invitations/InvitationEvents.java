package vn.giaoban.invitations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Ways;
import vn.giaoban.letters.Letters;
import vn.giaoban.letters.Message;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.web.PublicUrl;

/** Messages as CloudEvents 1.0 in their JSON form: the same bytes at each attempt. */
@Component
class InvitationEvents {

    private final MessageRows rows;
    private final Letters letters;
    private final PublicUrl url;

    InvitationEvents(MessageRows rows, Letters letters, PublicUrl url) {
        this.rows = rows;
        this.letters = letters;
        this.url = url;
    }

    /**
     * The event.
     *
     * @param phone the recipient's, if it is known
     */
    byte[] write(Message message, Ways ways, @Nullable String phone) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", message.id());
        event.put("source", url.base().isEmpty() ? "/" : url.base());
        event.put("type", "vn.giaoban.invitation." + message.kind().name().toLowerCase(Locale.ROOT) + ".v1");
        event.put("subject", message.recipient().key());
        event.put("time", message.stamp().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data(message, ways, phone));
        return rows.json(event).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> data(Message message, Ways ways, @Nullable String phone) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("briefing", briefing(message));
        data.put("recipient", recipient(message, phone));
        data.put("occasion", message.occasion().value());
        data.put("first", message.first());
        data.put("changes", message.changes().stream().map(Enum::name).toList());
        data.put("details", message.details());
        data.put("subject", letters.subject(message));
        data.put("sms", letters.sms(message));
        data.put("link", message.kind() == MessageKind.CANCEL ? null : ways.join());
        data.put("desk", message.kind() == MessageKind.CANCEL ? null : ways.desk());
        return data;
    }

    private static Map<String, @Nullable Object> briefing(Message message) {
        var plan = message.plan();
        var briefing = new LinkedHashMap<String, @Nullable Object>();
        briefing.put("id", message.briefing().value());
        briefing.put("title", plan.title());
        briefing.put("start", at(message, plan.time().start()));
        briefing.put("end", at(message, plan.time().end()));
        briefing.put("timeZone", plan.zone().getId());
        briefing.put("priority", plan.priority());
        briefing.put("host", plan.host() == null ? null : plan.host().name());
        briefing.put("chair", plan.chair() == null ? null : plan.chair().name());
        briefing.put("sequence", message.sequence());
        briefing.put("cancelled", plan.cancelled());
        briefing.put("cancelReason", plan.cancelReason());
        return briefing;
    }

    private static String at(Message message, Instant time) {
        return OffsetDateTime.ofInstant(time, message.plan().zone()).toString();
    }

    private static Map<String, @Nullable Object> recipient(Message message, @Nullable String phone) {
        var whom = message.recipient();
        var recipient = new LinkedHashMap<String, @Nullable Object>();
        recipient.put("kind", whom.kind());
        recipient.put("id", whom.id());
        recipient.put("name", whom.name());
        recipient.put("email", whom.email());
        recipient.put("phone", phone);
        recipient.put("point", whom.point());
        recipient.put("room", whom.roomName());
        return recipient;
    }
}
