package vn.giaoban.replies;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import vn.giaoban.post.OneLine;

/** An open mailbox. All of it blocks: it is used on a thread of its own, by one at a time. */
final class Mailbox implements AutoCloseable {

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final @Nullable String processed;
    private final Map<Long, Message> messages = new LinkedHashMap<>();

    private Mailbox(IMAPStore store, IMAPFolder folder, @Nullable String processed) {
        this.store = store;
        this.folder = folder;
        this.processed = processed;
    }

    /** Logs in and opens the folder. */
    static Mailbox open(ImapSettings settings) throws MessagingException {
        var protocol = settings.protocol();
        var prefix = "mail." + protocol + ".";
        var properties = new Properties();
        // Jakarta Mail waits for ever unless told otherwise
        properties.put(prefix + "connectiontimeout", "10000");
        properties.put(prefix + "timeout", "30000");
        properties.put(prefix + "writetimeout", "30000");
        // reading must not mark as read: a mail is marked when it is handled, and what is left for people stays unread
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "partialfetch", "false");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        var store = (IMAPStore) Session.getInstance(properties).getStore(protocol);
        try {
            store.connect(
                    settings.host(),
                    settings.port() == null ? -1 : settings.port(),
                    settings.user(),
                    settings.password());
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new Mailbox(store, folder, processedFolder(store, settings.processed()));
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static @Nullable String processedFolder(IMAPStore store, @Nullable String name) throws MessagingException {
        if (name == null || name.isBlank()) return null;
        var folder = store.getFolder(name);
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES))
            throw new MessagingException("the folder " + name + " can't be made");
        return name;
    }

    /** UIDVALIDITY: UIDs of another value name other mails. */
    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The UIDs of mails that nobody has read, the oldest first. */
    List<Long> unread() throws MessagingException {
        var found = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(found, profile);
        for (var message : found) if (!message.isExpunged()) messages.put(folder.getUID(message), message);
        return List.copyOf(messages.keySet());
    }

    /** A mail among the unread ones; without its content when that is too large. */
    RawMail read(long uid) throws MessagingException, IOException {
        var message = Objects.requireNonNull(messages.get(uid));
        var place = new RawMail.Place(validity(), uid);
        if (message.getSize() > RawMail.LARGEST) return new RawMail(place, "", new byte[0]);
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return new RawMail(place, idIn(message), bytes.toByteArray());
    }

    private static String idIn(Message message) throws MessagingException {
        var ids = message.getHeader("Message-ID");
        if (ids == null) return "";
        var id = OneLine.of(ids[0]);
        return id.length() <= 500 ? id : id.substring(0, 500);
    }

    /** These are done with: they are read, and put away where that is wished for. */
    void settle(Collection<Long> uids) throws MessagingException {
        var done = uids.stream().map(messages::get).filter(Objects::nonNull).toArray(Message[]::new);
        if (done.length == 0) return;
        folder.setFlags(done, new Flags(Flags.Flag.SEEN), true);
        if (processed == null) return;
        folder.copyMessages(done, store.getFolder(processed));
        folder.setFlags(done, new Flags(Flags.Flag.DELETED), true);
        folder.expunge(done);
    }

    @Override
    public void close() throws MessagingException {
        try {
            if (folder.isOpen()) folder.close(false);
        } finally {
            store.close();
        }
    }
}
