package vn.giaoban.control;

import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import tools.jackson.databind.json.JsonMapper;

/** What the account says to a room (XEP-0045). It is not inside, and none of this needs it to be. */
final class RoomStanzas {

    private static final String MUC_USER = "http://jabber.org/protocol/muc#user";

    private RoomStanzas() {}

    /** Who has this role? The answer has everybody's real full address. */
    static IQ occupants(EntityBareJid room, MUCRole role) {
        var query = new MUCAdmin();
        query.setTo(room);
        query.setType(IQ.Type.get);
        query.addItem(new MUCItem(role));
        return query;
    }

    /** Close the room; everybody inside is shown the reason. */
    static IQ destroy(EntityBareJid room, String reason) {
        var query = new MUCOwner();
        query.setTo(room);
        query.setType(IQ.Type.set);
        query.setDestroy(new Destroy((EntityBareJid) null, reason));
        return query;
    }

    /** Put somebody out and do not let this address in again. Only owners of a room can do so from outside; a mere kick is refused. */
    static IQ outcast(EntityBareJid room, BareJid who, String reason) {
        var query = new MUCAdmin();
        query.setTo(room);
        query.setType(IQ.Type.set);
        query.addItem(new MUCItem(MUCAffiliation.outcast, who, reason));
        return query;
    }

    /**
     * The part of an invitation that names who is invited. A room hands an invitation on in its own name, and with it whatever else the
     * message carries: the only way for somebody outside to have a room say something to one who is inside.
     */
    static StandardExtensionElement invitation(String jid, String reason) {
        return StandardExtensionElement.builder("x", MUC_USER)
                .addElement(StandardExtensionElement.builder("invite", MUC_USER)
                        .addAttribute("to", jid)
                        .addElement("reason", reason)
                        .build())
                .build();
    }

    /** What Jitsi's clients show in the chat as a message of the system, when it comes from the room itself. */
    static JsonMessageExtension systemMessage(JsonMapper json, String from, String text) {
        var message = json.createObjectNode()
                .put("type", "system_chat_message")
                .put("displayName", from)
                .put("message", text);
        // the client takes HTML entities for characters before it reads the JSON
        return new JsonMessageExtension(json.writeValueAsString(message).replace("&", "\\u0026"));
    }

    /** Whether an error means that there is no such room. */
    static boolean isNoRoom(StanzaError error) {
        return error.getCondition() == StanzaError.Condition.item_not_found
                || error.getCondition() == StanzaError.Condition.gone;
    }
}
