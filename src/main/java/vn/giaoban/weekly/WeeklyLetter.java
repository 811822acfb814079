package vn.giaoban.weekly;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import vn.giaoban.exports.Format;
import vn.giaoban.letters.Letters;
import vn.giaoban.post.Letter;
import vn.giaoban.post.SteadyMail;

/** Writes the weekly report as a mail: plain text and HTML as alternatives, beside them the printed form and the spreadsheet. */
@Component
class WeeklyLetter {

    private final Letters letters;
    private final ISpringWebFluxTemplateEngine templates;

    WeeklyLetter(Letters letters, ISpringWebFluxTemplateEngine templates) {
        this.letters = letters;
        this.templates = templates;
    }

    /** The mail to one recipient. Blocks: templates are files. */
    Letter write(WeeklyStore.Claimed mail, Report report) throws MessagingException {
        var name = nameOf(mail);
        var sender = letters.sender();
        var to = new InternetAddress(mail.recipient(), true);
        var message = SteadyMail.message("<" + name + "@" + letters.domain() + ">");
        message.setFrom(sender);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(report.content().subject(), "UTF-8");
        message.setSentDate(Date.from(mail.stamp()));
        // RFC 3834: no absence notes in answer
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(body(name, mail.issue(), report));
        message.saveChanges();
        try {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return new Letter(name, sender, to, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MimeMultipart body(String name, Issue issue, Report report) throws MessagingException {
        var text = SteadyMail.multipart("alternative", "=_" + name);
        text.addBodyPart(SteadyMail.part(report.content().text(), "text/plain; charset=UTF-8", "quoted-printable"));
        text.addBodyPart(SteadyMail.part(html(report.content()), "text/html; charset=UTF-8", "base64"));
        var file = "bao-cao-tuan-" + issue.day();
        var all = SteadyMail.multipart("mixed", "=_mixed_" + name);
        all.addBodyPart(SteadyMail.part(text));
        all.addBodyPart(SteadyMail.attachment(report.form(), Format.PDF.type().toString(), file + ".pdf"));
        all.addBodyPart(SteadyMail.attachment(report.book(), Format.XLSX.type().toString(), file + ".xlsx"));
        return all;
    }

    private String html(WeeklyContent content) {
        return templates.process("weekly/letter", new Context(Locale.of("vi"), Map.of("report", content)));
    }

    /** The same at each attempt. */
    private static String nameOf(WeeklyStore.Claimed mail) {
        var key = mail.issue().day() + "/" + mail.recipient();
        return "weekly-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
