package vn.giaoban.letters;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.Properties;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import vn.giaoban.audience.Ways;
import vn.giaoban.post.Letter;
import vn.giaoban.post.OneLine;
import vn.giaoban.post.SteadyMail;

/** Reads a letter as mail and calendar programs do, and compares each field with the message that it tells. */
final class LetterCheck {

    private final Message message;
    private final Ways ways;
    private final MimeMessage mail;
    private final byte[] bytes;

    private LetterCheck(Message message, Ways ways, Letter letter) throws Exception {
        this.message = message;
        this.ways = ways;
        this.bytes = letter.bytes();
        this.mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    /** Everything that every letter must be. */
    static void check(Message message, Ways ways, Letter letter) throws Exception {
        var check = new LetterCheck(message, ways, letter);
        check.isSafeOnEveryWay();
        check.headers();
        check.parts();
    }

    /** RFC 5322, 2.1.1 and 2.3: lines of CR LF, at most 998 octets; seven bits, so that no server converts anything. */
    private void isSafeOnEveryWay() {
        var raw = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(raw.chars()).allMatch(c -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F));
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(raw.lines().mapToInt(String::length)).allMatch(length -> length <= 998);
    }

    private void headers() throws Exception {
        var plan = message.plan();
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("giaoban@hanoi.example"));
        assertThat(mail.getAllRecipients())
                .containsExactly(new InternetAddress(message.recipient().email()));
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                .isEqualTo(OneLine.forHeader(message.recipient().name(), SteadyMail.LONGEST_NAME));
        assertThat(mail.getReplyTo())
                .containsExactly(new InternetAddress(requireNonNull(plan.host()).email()));
        assertThat(mail.getSubject().endsWith(": " + OneLine.forHeader(plan.title(), Phrases.LONGEST_SUBJECT)))
                .isTrue();
        assertThat(mail.getSubject().startsWith("[KHẨN] ")).isEqualTo(plan.isUrgent());
        assertThat(mail.getSentDate()).isEqualTo(Date.from(message.stamp()));
        assertThat(mail.getHeader("Message-ID")).containsExactly(message.messageId());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        for (var header : new String[] {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"})
            assertThat(mail.getHeader(header)).as(header).hasSize(1);
    }

    private void parts() throws Exception {
        var invited = message.kind() == MessageKind.REQUEST;
        var content = (MimeMultipart) mail.getContent();
        var alternatives = content;
        if (invited) {
            assertThat(mail.getContentType()).startsWith("multipart/mixed;");
            assertThat(content.getCount()).isEqualTo(2);
            assertThat(content.getBodyPart(1).getContentType()).isEqualTo("application/pdf; name=giay-moi.pdf");
            alternatives = (MimeMultipart) content.getBodyPart(0).getContent();
        }
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative;");
        var withEntry = invited || message.kind() == MessageKind.CANCEL;
        assertThat(alternatives.getCount()).isEqualTo(withEntry ? 3 : 2);
        plainText(text(alternatives.getBodyPart(0)));
        html(text(alternatives.getBodyPart(1)));
        if (withEntry) entry(alternatives.getBodyPart(2));
    }

    private void plainText(String text) {
        assertThat(text.contains("\r\n    " + OneLine.of(message.plan().title()) + "\r\n"))
                .isTrue();
        // a scheme of its own line, so that whoever scripts finds it; nobody else's text can bring one in
        for (var address : new String[] {ways.join(), ways.desk()})
            if (address != null) assertThat(text).contains("\r\n" + address + "\r\n");
        assertThat(text).doesNotContain("\n\r\n\r\n").endsWith("\r\n");
    }

    private void html(String html) {
        assertThat(html).doesNotContain("<script", "<b>typed", " th:", "onerror=");
        if (ways.join() == null) assertThat(html).doesNotContain("href=");
        else assertThat(html).contains("href=\"" + ways.join() + "\"");
    }

    private void entry(BodyPart part) throws Exception {
        var cancel = message.kind() == MessageKind.CANCEL;
        var text = text(part);
        var calendar = new CalendarBuilder().build(new StringReader(text));
        // Outlook: METHOD in the header of the part and in the calendar; the time zone described before it is used
        assertThat(part.getContentType())
                .isEqualTo("text/calendar; method=" + (cancel ? "CANCEL" : "REQUEST") + "; charset=UTF-8");
        assertThat(value(calendar)).isEqualTo(cancel ? "CANCEL" : "REQUEST");
        assertThat(part.getDisposition()).isNull();
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(1);
        var event = (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
        assertThat(text).contains("BEGIN:VTIMEZONE\r\nTZID:" + parameter(event, "DTSTART", "TZID") + "\r\n");
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        identity(event);
        times(event);
        people(event);
        assertThat(event.getProperty("SUMMARY").orElseThrow().getValue())
                .isEqualTo(OneLine.of(message.plan().title()));
        assertThat(event.getAlarms())
                .hasSize(cancel ? 0 : message.plan().reminders().size());
        assertThat(event.getProperty("ATTACH")).isEmpty();
        assertThat(event.getProperty("URL").map(Property::getValue).orElse(null))
                .isEqualTo(ways.join());
    }

    private void identity(VEvent event) {
        assertThat(value(event, "UID")).isEqualTo(message.briefing() + "@giaoban");
        assertThat(value(event, "SEQUENCE")).isEqualTo(Integer.toString(message.sequence()));
        assertThat(value(event, "DTSTAMP")).isEqualTo(message.stamp().toString().replaceAll("[-:]", ""));
        assertThat(event.getProperty("STATUS").map(Property::getValue).orElse("none"))
                .isEqualTo(
                        message.kind() == MessageKind.REQUEST
                                ? "CONFIRMED"
                                : message.plan().cancelled() ? "CANCELLED" : "none");
    }

    private void times(VEvent event) {
        DtStart<Temporal> start =
                event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow();
        DtEnd<Temporal> end = event.<DtEnd<Temporal>>getProperty("DTEND").orElseThrow();
        assertThat(instant(start.getDate())).isEqualTo(message.plan().time().start());
        assertThat(instant(end.getDate())).isEqualTo(message.plan().time().end());
        assertThat(Duration.between(instant(start.getDate()), instant(end.getDate())))
                .isPositive();
    }

    /** Google shows buttons to the attendee whom the mail is addressed to, Outlook when the organizer is the sender, Apple when asked to answer. */
    private void people(VEvent event) throws Exception {
        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:" + ((InternetAddress) mail.getFrom()[0]).getAddress());
        assertThat(event.getProperties("ATTENDEE")).hasSize(1);
        assertThat(value(event, "ATTENDEE"))
                .as(event.getProperty("ATTENDEE").orElseThrow().toString())
                .isEqualTo("mailto:" + ((InternetAddress) mail.getAllRecipients()[0]).getAddress());
        assertThat(parameter(event, "ATTENDEE", "PARTSTAT")).isEqualTo("NEEDS-ACTION");
        assertThat(parameter(event, "ATTENDEE", "RSVP")).isEqualTo("TRUE");
    }

    private static Instant instant(Temporal time) {
        return time instanceof ZonedDateTime zoned ? zoned.toInstant() : (Instant) time;
    }

    private static String value(Calendar calendar) {
        return calendar.getProperty("METHOD").orElseThrow().getValue();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static String parameter(VEvent event, String property, String name) {
        return event.getProperty(property)
                .orElseThrow()
                .getParameter(name)
                .orElseThrow()
                .getValue();
    }

    private static String text(BodyPart part) throws Exception {
        try (var in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
