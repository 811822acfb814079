package vn.giaoban.letters;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.audience.Change;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.audience.Ways;
import vn.giaoban.post.Letter;
import vn.giaoban.post.OneLine;

class LetterWriterTests {

    private static final Pattern LINK = Pattern.compile("http[^ \n]*/j/[A-Za-z0-9_-]*");

    private final LetterWriter writer = SampleLetters.writer();

    @Test
    void offersTextHtmlAndCalendarAsAlternatives() throws Exception {
        var mail = parsed(writer.write(
                SampleLetters.invitation(SampleAudience.aPlan(), SampleAudience.aPoint()), SampleLetters.WAYS));
        assertThat(mail.getContentType()).startsWith("multipart/mixed;");
        var parts = alternatives(mail);
        assertThat(parts.getContentType()).startsWith("multipart/alternative;");
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(2).getContentType()).isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
        assertThat(text(mail, 0)).contains("\r\n" + SampleLetters.LINK + "\r\n");
        assertThat(text(mail, 0)).contains("Thứ Hai, ngày 07/12/2026, 08:00 – 09:30");
        assertThat(text(mail, 1))
                .contains("href=\"" + SampleLetters.LINK + "\"")
                .contains("Nguyễn Thị Ánh Tuyết");
        assertThat(text(mail, 2)).startsWith("BEGIN:VCALENDAR\r\n").contains("METHOD:REQUEST");
        assertThat(text(mail, 2)).endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void theFormalInvitationLiesBesideThem() throws Exception {
        var invitation = parsed(writer.write(
                SampleLetters.invitation(SampleAudience.aPlan(), SampleAudience.aPoint()), SampleLetters.WAYS));
        var parts = (MimeMultipart) invitation.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("application/pdf; name=giay-moi.pdf");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("giay-moi.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).startsWith("%PDF-".getBytes(US_ASCII));
        var cancellation = parsed(writer.write(
                SampleLetters.cancellation(SampleAudience.calledOff("Bão số 9"), SampleAudience.aPoint()), Ways.NONE));
        assertThat(cancellation.getContentType()).startsWith("multipart/alternative;");
    }

    @Test
    void remindsAPointOfTheRoomItLacksAndLeavesItsCalendarAlone() throws Exception {
        var point = SampleAudience.aPoint();
        var mail = parsed(writer.write(SampleLetters.reminder(SampleAudience.aPlan(), point), SampleLetters.WAYS));
        assertThat(mail.getSubject())
                .isEqualTo("Nhắc việc, chưa có phòng họp: "
                        + SampleAudience.aPlan().title());
        assertThat(alternatives(mail).getCount()).isEqualTo(2);
        for (var part = 0; part < 2; part++)
            assertThat(text(mail, part))
                    .contains("Điểm cầu " + point.name() + " chưa có phòng họp cho cuộc họp")
                    .contains("Thứ Hai, ngày 07/12/2026")
                    .contains("08:00 – 09:30");
    }

    @Test
    void isAddressedAndDatedByItsRow() throws Exception {
        var mail = parsed(writer.write(
                SampleLetters.invitation(SampleAudience.aPlan(), SampleAudience.aPoint()), SampleLetters.WAYS));
        assertThat(mail.getSubject())
                .isEqualTo("Giấy mời: " + SampleAudience.aPlan().title());
        assertThat(mail.getHeader("Message-ID"))
                .containsExactly("<9b2d7c1e-0000-4000-8000-00000000abcd@hanoi.example>");
        assertThat(mail.getSentDate()).isEqualTo("2026-11-22T03:04:05Z");
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("q-ba-dinh@hanoi.example"));
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("UBND quận Ba Đình");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://hop.hanoi.example", "https://giaoban.hn.example:84"})
    void theLinkCanBeFoundInTheFileAsItIs(String base) throws Exception {
        var link = base + SampleLetters.LINK.substring("http://localhost:8080".length());
        var file = bytes(writer.write(
                SampleLetters.invitation(SampleAudience.aPlan(), SampleAudience.aPoint()), new Ways(link, null)));
        var found = LINK.matcher(file).results().map(MatchResult::group).distinct();
        assertThat(found).containsExactly(link);
    }

    @Test
    void needsNoMoreThanSevenBits() throws Exception {
        var plan = SampleAudience.titled("😀 Họp ".repeat(40));
        var letter = writer.write(
                SampleLetters.invitation(plan, SampleAudience.aChair("Đặng Thị Ơ 😀")), SampleLetters.WAYS);
        assertThat(bytes(letter).chars()).allMatch(c -> c < 0x80);
        assertThat(Arrays.stream(bytes(letter).split("\r\n")).mapToInt(String::length))
                .allMatch(length -> length <= 76);
        assertThat(parsed(letter).getSubject())
                .isEqualTo("Giấy mời: " + plan.title().strip());
    }

    @Test
    void everyRenderingIsTheSameToTheByte() throws Exception {
        var message = SampleLetters.invitation(SampleAudience.aPlan(), SampleAudience.aPoint());
        var first = writer.write(message, SampleLetters.WAYS);
        Thread.sleep(1100);
        var second = SampleLetters.writer().write(message, SampleLetters.WAYS);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.fileName()).isEqualTo(first.fileName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: evil@example.com",
                "x\nBcc: evil@example.com\n\nbody",
                "\u2028Bcc: evil@example.com",
                "<script>alert(1)</script>",
                "a\", <evil@example.com>"
            })
    void hostileTextStaysText(String text) throws Exception {
        var mail = parsed(writer.write(
                SampleLetters.invitation(SampleAudience.titled(text), SampleAudience.aChair(text)),
                SampleLetters.WAYS));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getAddress()).isEqualTo("nva@hanoi.example");
        assertThat(mail.getSubject()).isEqualTo("Giấy mời: " + OneLine.of(text));
        assertThat(alternatives(mail).getCount()).isEqualTo(3);
        assertThat(text(mail, 1)).doesNotContain("<script>");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        var message = SampleLetters.invitation(SampleAudience.aPlan(), SampleAudience.aChair("A", "a@b\r\nBcc: c@d"));
        assertThatThrownBy(() -> writer.write(message, SampleLetters.WAYS)).isInstanceOf(MessagingException.class);
    }

    @Test
    void saysWhatAnUpdateIsAbout() throws Exception {
        var message = SampleLetters.update(SampleAudience.aPlan(), SampleAudience.aPoint(), Set.of(Change.ROOM));
        var mail = parsed(writer.write(message, SampleLetters.WAYS));
        assertThat(mail.getSubject()).startsWith("Cập nhật: ");
        assertThat(text(mail, 0)).contains("có thay đổi về phòng họp");
    }

    @Test
    void aCancellationHasNoLink() throws Exception {
        var mail = parsed(writer.write(
                SampleLetters.cancellation(SampleAudience.calledOff("Bão số 9"), SampleAudience.aPoint()), Ways.NONE));
        assertThat(mail.getSubject()).startsWith("Huỷ: ");
        assertThat(text(mail, 0)).contains("Lý do huỷ: Bão số 9").doesNotContain("/j/");
        assertThat(text(mail, 1)).doesNotContain("/j/");
        assertThat(text(mail, 2)).contains("METHOD:CANCEL");
    }

    @Test
    void filesHaveSafeNamesOfTheirOwn() {
        var plan = SampleAudience.aPlan();
        assertThat(MessageFile.nameOf(SampleLetters.invitation(plan, SampleAudience.aPoint())))
                .isEqualTo("2026-12-07_" + SampleLetters.BRIEFING + "_Q-BA-DINH_3_request");
        var one = MessageFile.nameOf(SampleLetters.invitation(plan, SampleAudience.aPoint("../é", null)));
        var two = MessageFile.nameOf(SampleLetters.invitation(plan, SampleAudience.aPoint("../è", null)));
        assertThat(List.of(one, two)).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
    }

    private static MimeMessage parsed(Letter letter) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter.bytes()));
    }

    private static MimeMultipart alternatives(MimeMessage mail) throws Exception {
        var content = (MimeMultipart) mail.getContent();
        return content.getContentType().startsWith("multipart/mixed")
                ? (MimeMultipart) content.getBodyPart(0).getContent()
                : content;
    }

    private static String text(MimeMessage mail, int part) throws Exception {
        try (var in = alternatives(mail).getBodyPart(part).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String bytes(Letter letter) {
        return new String(letter.bytes(), StandardCharsets.ISO_8859_1);
    }
}
