package vn.giaoban.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.giaoban.replies.SampleMails.Event;

/** What mails say, in the dialects of those who write them. */
class MailReaderTests {

    private static final String BINH = "binh@hanoi.example";
    private static final Event EVENT = Event.of(
            "6f1c1c1c-1111-4222-8333-444455556666",
            2,
            Instant.parse("2026-12-07T01:00:00Z"),
            Instant.parse("2026-12-07T02:30:00Z"));

    @Test
    void readsOutlook() {
        var answer = answer(SampleMails.outlook(EVENT, BINH, "ACCEPTED", "Sẽ dự\\, đúng giờ\\n"));
        assertThat(answer.counter()).isFalse();
        assertThat(answer.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.uid()).isEqualTo(EVENT.uid());
            assertThat(reply.sequence()).isEqualTo(2);
            assertThat(reply.start()).isEqualTo(EVENT.start());
            assertThat(reply.end()).isEqualTo(EVENT.end());
            assertThat(reply.stamp()).isEqualTo("2026-11-25T03:00:00Z");
            assertThat(reply.comment()).isEqualTo("Sẽ dự, đúng giờ");
            assertThat(reply.attendees()).singleElement().satisfies(attendee -> {
                assertThat(attendee.address()).isEqualTo(BINH);
                assertThat(attendee.participation()).isEqualTo("ACCEPTED");
                assertThat(answer.sender().speaksFor(attendee)).isTrue();
            });
        });
    }

    @Test
    void readsGoogle() {
        var answer = answer(SampleMails.google(EVENT, BINH, "DECLINED", "Bận; họp khác: 8h"));
        var reply = answer.replies().getFirst();
        assertThat(reply.start()).isEqualTo(EVENT.start());
        var attendee = reply.attendees().getFirst();
        assertThat(attendee.participation()).isEqualTo("DECLINED");
        assertThat(reply.reasonOf(attendee)).isEqualTo("Bận; họp khác: 8h");
        assertThat(answer.sender().speaksFor(attendee)).isTrue();
    }

    @Test
    void readsAppleWhoseServiceWritesInItsOwnName() {
        var answer = answer(SampleMails.apple(EVENT, BINH, "TENTATIVE"));
        var reply = answer.replies().getFirst();
        assertThat(reply.start()).isEqualTo(EVENT.start());
        assertThat(reply.attendees().getFirst().participation()).isEqualTo("TENTATIVE");
        assertThat(answer.sender().speaksFor(reply.attendees().getFirst())).isTrue();
    }

    @Test
    void readsWhomSomebodySends() {
        var attendee = answer(SampleMails.delegated(EVENT, BINH, "cuong@hanoi.example"))
                .replies()
                .getFirst()
                .attendees()
                .getFirst();
        assertThat(attendee.participation()).isEqualTo("DELEGATED");
        assertThat(attendee.delegatedTo()).isEqualTo("cuong@hanoi.example");
    }

    @Test
    void aColleagueDoesNotSpeakForTheInvited() {
        var forwarded = SampleMails.outlook(EVENT, BINH, "DECLINED", "")
                .replace("IELDrG5o?= <" + BINH + ">", "IELDrG5o?= <dung@hanoi.example>");
        var answer = answer(forwarded);
        assertThat(answer.sender().from()).isEqualTo("dung@hanoi.example");
        assertThat(answer.sender()
                        .speaksFor(answer.replies().getFirst().attendees().getFirst()))
                .isFalse();
        var pretended = SampleMails.apple(EVENT, BINH, "DECLINED").replace("noreply@email.apple.com", "x@evil.example");
        assertThat(answer(pretended)
                        .sender()
                        .speaksFor(answer(pretended)
                                .replies()
                                .getFirst()
                                .attendees()
                                .getFirst()))
                .isFalse();
    }

    @Test
    void believesNoForeignTimeZone() {
        var odd = SampleMails.apple(EVENT, BINH, "ACCEPTED");
        assertThat(answer(odd).replies().getFirst().start()).isNotNull();
        var text = """
                BEGIN:VCALENDAR
                METHOD:COUNTER
                BEGIN:VTIMEZONE
                TZID:http://evil.example/zone
                TZURL:http://evil.example/zone.ics
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:a@giaoban
                DTSTART;TZID=http://evil.example/zone:20261207T080000
                DTEND;TZID=/freeassociation.sourceforge.net/Asia/Ho_Chi_Minh:20261207T090000
                END:VEVENT
                END:VCALENDAR
                """;
        var read = CalendarText.read(text);
        assertThat(read.method()).isEqualTo("COUNTER");
        assertThat(read.events().getFirst().start()).isNull();
        assertThat(read.events().getFirst().end()).isEqualTo("2026-12-07T02:00:00Z");
    }

    @Test
    void readsReportsOfThreeKinds() {
        var id = "<6f1c1c1c-1111-4222-8333-444455556666@localhost>";
        assertThat(read(SampleMails.postfix(id, BINH, "failed"))).isInstanceOfSatisfying(ReplyMail.Bounce.class, b -> {
            assertThat(b.messageIds()).startsWith(id);
            assertThat(b.reason())
                    .isEqualTo(
                            "5.1.1 550 5.1.1 <binh@hanoi.example>: Recipient address rejected: User unknown in virtual"
                                    + " mailbox table (binh@hanoi.example)");
        });
        assertThat(read(SampleMails.exchange(id, BINH))).isInstanceOfSatisfying(ReplyMail.Bounce.class, b -> {
            assertThat(b.messageIds()).containsExactly(id);
            assertThat(b.reason()).startsWith("5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found");
        });
        assertThat(read(SampleMails.gmail(id, BINH))).isInstanceOfSatisfying(ReplyMail.Bounce.class, b -> {
            assertThat(b.messageIds()).containsExactly(id);
            assertThat(b.reason()).startsWith("5.1.1 550-5.1.1 The email account");
        });
        assertThat(read(SampleMails.postfix(id, BINH, "delayed"))).isInstanceOf(ReplyMail.Nothing.class);
    }

    @Test
    void absenceNotesAndReceiptsAreNothing() {
        assertThat(read(SampleMails.mail(BINH, "Auto-Submitted: auto-replied\n", "Tôi đi vắng")))
                .isInstanceOf(ReplyMail.Nothing.class);
        assertThat(read(SampleMails.mail(BINH, "Precedence: bulk\n", "Tin tức")))
                .isInstanceOf(ReplyMail.Nothing.class);
        assertThat(read(SampleMails.mail(
                        BINH,
                        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x\n",
                        "--x\n\nđã đọc\n--x--\n")))
                .isInstanceOf(ReplyMail.Nothing.class);
        assertThat(read(SampleMails.mail(BINH, "Auto-Submitted: no\n", "Xin hỏi giờ họp")))
                .isInstanceOf(ReplyMail.Other.class);
    }

    @Test
    @Timeout(20)
    void nothingHostileIsTakenForAnAnswerOrTakesLong() {
        for (var mail : HostileMails.all(EVENT, BINH)) {
            var began = System.nanoTime();
            var said = read(mail);
            if (said instanceof ReplyMail.Answer answer)
                assertThat(answer.replies())
                        .hasSizeLessThanOrEqualTo(20)
                        .allSatisfy(reply -> assertThat(reply.attendees()).hasSizeLessThanOrEqualTo(20));
            if (said instanceof ReplyMail.Bounce bounce)
                assertThat(bounce.reason()).hasSizeLessThan(600);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as(mail.substring(0, Math.min(200, mail.length())))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    private static ReplyMail.Answer answer(String mail) {
        assertThat(read(mail)).isInstanceOf(ReplyMail.Answer.class);
        return (ReplyMail.Answer) read(mail);
    }

    private static ReplyMail read(String mail) {
        var bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return MailReader.read(new RawMail(new RawMail.Place(1, 1), "<x@y>", bytes));
    }
}
