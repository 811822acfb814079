package vn.giaoban.letters;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.AttendeeRole;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.audience.Ways;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.calendars.Entry;
import vn.giaoban.calendars.Portion;
import vn.giaoban.calendars.SampleCalendars;
import vn.giaoban.letterhead.SampleLetterhead;
import vn.giaoban.post.Letter;
import vn.giaoban.post.MailSettings;
import vn.giaoban.stationery.SampleStationery;

/** Messages for the tests of letters and of what becomes of them. */
public final class SampleLetters {

    public static final BriefingId BRIEFING = new BriefingId(UUID.fromString("6f1c3f57-2f7e-4a52-9d0f-3a1b8f1f2a10"));
    public static final String LINK = "http://localhost:8080/j/Zm9vYmFyLWJhel9xdXV4LTAxMjM0NTY3ODlhYmNkZWZ";
    static final String SERIES_LINK = "http://localhost:8080/j/series/Zm9vYmFyLWJhel9xdXV4LTAxMjM0NTY3ODlhYmNkZWZ";
    static final Ways WAYS = new Ways(LINK, null);
    static final MailSettings SETTINGS = new MailSettings("giaoban@hanoi.example");

    private SampleLetters() {}

    static LetterWriter writer() {
        return new LetterWriter(
                SETTINGS, SampleCalendars.writer(), SampleStationery.bundled(), SampleLetterhead.anOffice());
    }

    /** A notice as mail programs show it. */
    public static String htmlOf(NoticeContent notice) {
        var message = message(MessageKind.NOTICE, SampleAudience.aPlan(), SampleAudience.aPoint(), false, Set.of());
        return Sheet.of(message, notice, SampleStationery.bundled().paper()).html();
    }

    /** The invitation of a point, ready for the post. */
    public static Letter aLetter() throws MessagingException {
        return writer().write(invitation(SampleAudience.aPlan(), SampleAudience.aPoint()), WAYS);
    }

    /** The calendar part of a message about a series, as it is sent. */
    public static String calendar(MessageKind kind, int sequence, Instant stamp, Recipient recipient, Portion portion) {
        return SampleCalendars.writer()
                .write(new Entry(
                        kind == MessageKind.CANCEL ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST,
                        BRIEFING,
                        sequence,
                        stamp,
                        portion.lead().plan(),
                        recipient,
                        kind == MessageKind.CANCEL ? null : SERIES_LINK,
                        portion));
    }

    /** The calendar part of a message about one briefing, as it is sent. */
    public static String calendar(MessageKind kind, int sequence, Instant stamp, Plan plan, Recipient recipient) {
        return SampleCalendars.writer()
                .write(new Entry(
                        kind == MessageKind.CANCEL ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST,
                        BRIEFING,
                        sequence,
                        stamp,
                        plan,
                        recipient,
                        kind == MessageKind.CANCEL ? null : LINK,
                        null));
    }

    /** A point whose names are English. */
    static Recipient inEnglish() {
        return new Recipient(
                Recipient.Kind.POINT,
                "EN",
                "Ba Dinh",
                "en@hanoi.example",
                AttendeeRole.REQUIRED,
                "Ba Dinh",
                "EN/P1",
                "Room 1",
                null);
    }

    static Message invitation(Plan plan, Recipient recipient) {
        return message(MessageKind.REQUEST, plan, recipient, true, Set.of());
    }

    static Message update(Plan plan, Recipient recipient, Set<Change> changes) {
        return message(MessageKind.REQUEST, plan, recipient, false, changes);
    }

    static Message cancellation(Plan plan, Recipient recipient) {
        return message(MessageKind.CANCEL, plan, recipient, false, Set.of());
    }

    static Message reminder(Plan plan, Recipient recipient) {
        return message(MessageKind.REMINDER, plan, recipient, false, Set.of(Change.ROOM));
    }

    /** The invitation of a point to a series. */
    static Message ofSeries(Portion portion) {
        return message(MessageKind.REQUEST, portion.lead().plan(), SampleAudience.aPoint(), true, Set.of(), portion);
    }

    private static Message message(
            MessageKind kind, Plan plan, Recipient recipient, boolean first, Set<Change> changes) {
        return message(kind, plan, recipient, first, changes, null);
    }

    private static Message message(
            MessageKind kind,
            Plan plan,
            Recipient recipient,
            boolean first,
            Set<Change> changes,
            @Nullable Portion portion) {
        var id = UUID.fromString("9b2d7c1e-0000-4000-8000-00000000abcd");
        return new Message(
                id,
                BRIEFING,
                kind,
                kind == MessageKind.REMINDER ? Occasion.ROOM : Occasion.PLAN,
                3,
                Instant.parse("2026-11-22T03:04:05Z"),
                plan,
                recipient,
                first,
                changes,
                null,
                portion,
                Map.of(),
                "<" + id + "@hanoi.example>",
                1);
    }
}
