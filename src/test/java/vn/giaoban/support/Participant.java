package vn.giaoban.support;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** Somebody at a device of theirs who goes to conferences, and keeps a log of their own of when they were inside. */
public final class Participant implements AutoCloseable {

    /**
     * A time in a room.
     *
     * @param to null while it lasts
     */
    public record Stay(Instant from, @Nullable Instant to) {}

    /** How the last stay ended, when it was not by themselves: for instance {@code 301} (put out) or {@code destroyed}, and what was said. */
    public record Farewell(String how, @Nullable String reason) {}

    private final int port;
    private String token;
    private final List<Stay> stays = new ArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private @Nullable XMPPTCPConnection connection;
    private @Nullable MultiUserChat room;
    private volatile @Nullable Farewell farewell;

    /** @param token what lets them in; anything else for a guest */
    public Participant(Prosody server, String token) {
        this.port = server.port();
        this.token = token;
    }

    /** Shows another token from now on. */
    public Participant show(String other) {
        token = other;
        return this;
    }

    /** Connects, under an address that nobody had before. */
    public Participant login() throws Exception {
        var opened = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(Prosody.DOMAIN)
                .setHostAddress(InetAddress.getLoopbackAddress())
                .setPort(port)
                .setSecurityMode(SecurityMode.disabled)
                .setUsernameAndPassword(UUID.randomUUID().toString(), shown())
                .setSendPresence(false)
                .setCompressionEnabled(false)
                .build());
        opened.setUseStreamManagement(false);
        Roster.getInstanceFor(opened).setRosterLoadedAtLogin(false);
        opened.setReplyTimeout(15_000);
        opened.connect().login();
        opened.addSyncStanzaListener(this::hear, StanzaTypeFilter.MESSAGE);
        opened.addSyncStanzaListener(this::see, StanzaTypeFilter.PRESENCE);
        connection = opened;
        return this;
    }

    /** The token without its signature: passwords of Prosody end at 1,023 bytes, which a token with it exceeds. */
    private String shown() {
        var signature = token.lastIndexOf('.') + 1;
        return signature == 0 ? token : token.substring(0, signature);
    }

    /** Enters a room, and writes it down once the room has said so. */
    public Participant enter(String name) throws Exception {
        var online = requireNonNull(connection);
        var chat = MultiUserChatManager.getInstanceFor(online)
                .getMultiUserChat(JidCreate.entityBareFrom(name + "@" + Prosody.MUC_DOMAIN));
        farewell = null;
        chat.join(Resourcepart.from(UUID.randomUUID().toString().substring(0, 8)));
        room = chat;
        synchronized (stays) {
            stays.add(new Stay(Instant.now(), null));
        }
        return this;
    }

    /** Leaves the room as one should. */
    public void leave() throws Exception {
        ended();
        requireNonNull(room).leave();
        requireNonNull(connection).disconnect();
    }

    /** Is gone without a word. */
    public void die() {
        ended();
        requireNonNull(connection).instantShutdown();
    }

    /** Writes down that the stay is over, for instance since the server died. */
    public void ended() {
        synchronized (stays) {
            if (stays.isEmpty() || stays.getLast().to() != null) return;
            stays.addLast(new Stay(stays.removeLast().from(), Instant.now()));
        }
    }

    /** Whether they are in a room, as far as they know. */
    public boolean isInside() {
        synchronized (stays) {
            return !stays.isEmpty() && stays.getLast().to() == null;
        }
    }

    /** Their full address. */
    public String jid() {
        return requireNonNull(connection).getUser().toString();
    }

    /** Their own log. */
    public List<Stay> stays() {
        synchronized (stays) {
            return List.copyOf(stays);
        }
    }

    /** What was said to them in the room's own name, as Jitsi's clients would read it: JSON. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** How the last stay ended, when it was not by themselves. */
    public @Nullable Farewell farewell() {
        return farewell;
    }

    @Override
    public void close() {
        if (connection != null) connection.instantShutdown();
    }

    private void hear(Stanza stanza) {
        if (stanza instanceof Message message
                && message.getFrom().toString().endsWith("@" + Prosody.MUC_DOMAIN)
                && message.getExtensionElement("json-message", "http://jitsi.org/jitmeet")
                        instanceof StandardExtensionElement json) told.add(requireNonNull(json.getText()));
    }

    private void see(Stanza stanza) {
        if (!(stanza instanceof Presence presence) || presence.isAvailable()) return;
        var seen = MUCUser.from(presence);
        if (seen == null) return;
        var destroyed = seen.getDestroy();
        if (destroyed != null) farewell = new Farewell("destroyed", destroyed.getReason());
        else if (seen.getStatus().contains(MUCUser.Status.PRESENCE_TO_SELF_110)
                && seen.getStatus().contains(MUCUser.Status.BANNED_301))
            farewell = new Farewell("301", requireNonNull(seen.getItem()).getReason());
        else return;
        ended();
    }
}
