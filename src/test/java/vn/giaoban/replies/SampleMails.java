package vn.giaoban.replies;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;

/** Mails as the calendars and mail servers of the world write them. */
final class SampleMails {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private SampleMails() {}

    /** What is answered. */
    record Event(String uid, int sequence, Instant start, Instant end) {
        static Event of(String briefing, int sequence, Instant start, Instant end) {
            return new Event(briefing + "@giaoban", sequence, start, end);
        }

        /** The same at another time. */
        Event at(Instant from) {
            return new Event(uid, sequence, from, from.plusSeconds(3600));
        }
    }

    /** Outlook with Exchange: base64, Windows zones, the words in COMMENT. */
    static String outlook(Event event, String address, String answer, String comment) {
        return outlook("REPLY", event, address, answer, comment, Instant.parse("2026-11-25T03:00:00Z"));
    }

    static String outlook(String method, Event event, String address, String answer, String comment, Instant stamp) {
        var calendar = """
                BEGIN:VCALENDAR
                METHOD:%s
                PRODID:Microsoft Exchange Server 2010
                VERSION:2.0
                BEGIN:VTIMEZONE
                TZID:SE Asia Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T000000
                TZOFFSETFROM:+0700
                TZOFFSETTO:+0700
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                ATTENDEE;PARTSTAT=%s;CN="Trần Thị Bình":mailto:%s
                COMMENT;LANGUAGE=vi-VN:%s
                UID:%s
                SUMMARY;LANGUAGE=vi-VN:Accepted: Giấy mời
                DTSTART;TZID=SE Asia Standard Time:%s
                DTEND;TZID=SE Asia Standard Time:%s
                CLASS:PRIVATE
                PRIORITY:5
                DTSTAMP:%s
                TRANSP:OPAQUE
                STATUS:CONFIRMED
                SEQUENCE:%d
                LOCATION;LANGUAGE=vi-VN:Phòng họp 1\\, Quận Ba Đình
                X-MICROSOFT-CDO-APPT-SEQUENCE:0
                X-MICROSOFT-CDO-IMPORTANCE:1
                BEGIN:VALARM
                DESCRIPTION:REMINDER
                TRIGGER;RELATED=START:-PT15M
                ACTION:DISPLAY
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        method,
                        answer,
                        address,
                        comment,
                        event.uid(),
                        HOME.format(event.start()),
                        HOME.format(event.end()),
                        UTC.format(stamp),
                        event.sequence());
        return """
                Received: from SG2PR.apcprd.prod.outlook.example by mx.hanoi.example; Wed, 25 Nov 2026 03:00:01 +0000
                From: =?utf-8?B?VHLhuqduIFRo4buLIELDrG5o?= <%s>
                To: Giaoban <giaoban@localhost>
                Subject: =?utf-8?B?Q2jhuqVwIG5o4bqtbg==?=
                Thread-Topic: Giao ban
                Date: Wed, 25 Nov 2026 03:00:00 +0000
                Message-ID: <%s@SG2PR.apcprd.prod.outlook.example>
                Content-Language: vi-VN
                X-MS-Has-Attach:
                X-Auto-Response-Suppress: DR, OOF, AutoReply
                Content-Type: multipart/alternative;
                	boundary="_000_SG2PRapcprd_"
                MIME-Version: 1.0

                --_000_SG2PRapcprd_
                Content-Type: text/plain; charset="us-ascii"
                Content-Transfer-Encoding: quoted-printable


                --_000_SG2PRapcprd_
                Content-Type: text/calendar; charset="utf-8"; method=%s
                Content-Transfer-Encoding: base64

                %s
                --_000_SG2PRapcprd_--
                """.formatted(address, UUID.randomUUID(), method, base64(calendar));
    }

    /** Google Calendar: the calendar twice, times in UTC, the note in a parameter of ATTENDEE, lines folded inside it. */
    static String google(Event event, String address, String answer, String note) {
        var calendar = """
                BEGIN:VCALENDAR
                PRODID:-//Google Inc//Google Calendar 70.9054//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:REPLY
                BEGIN:VEVENT
                DTSTART:%s
                DTEND:%s
                DTSTAMP:20261125T040000Z
                ORGANIZER;CN=Giaoban:mailto:giaoban@localhost
                UID:%s
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=%s;CN=ho so
                 ;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="%s":mailto:%s
                CREATED:20261120T010203Z
                DESCRIPTION:Vào phòng họp: https://hop.hanoi.example/j/xxx\\n
                LAST-MODIFIED:20261125T040000Z
                LOCATION:
                SEQUENCE:%d
                STATUS:CONFIRMED
                SUMMARY:Giao ban
                TRANSP:OPAQUE
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        UTC.format(event.start()),
                        UTC.format(event.end()),
                        event.uid(),
                        answer,
                        note,
                        address,
                        event.sequence());
        return """
                MIME-Version: 1.0
                Reply-To: %1$s
                Sender: Google Calendar <calendar-notification@google.com>
                Message-ID: <calendar-%2$s@google.com>
                Date: Wed, 25 Nov 2026 04:00:00 +0000
                Subject: Declined: Giao ban
                From: %1$s
                To: giaoban@localhost
                Content-Type: multipart/mixed; boundary="000000000000a1b2c3"

                --000000000000a1b2c3
                Content-Type: multipart/alternative; boundary="000000000000a1b2c1"

                --000000000000a1b2c1
                Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes

                %1$s has declined this invitation.

                --000000000000a1b2c1
                Content-Type: text/html; charset="UTF-8"

                <p>declined</p>
                --000000000000a1b2c1
                Content-Type: text/calendar; charset="UTF-8"; method=REPLY
                Content-Transfer-Encoding: 8bit

                %3$s
                --000000000000a1b2c1--

                --000000000000a1b2c3
                Content-Type: application/ics; name="invite.ics"
                Content-Disposition: attachment; filename="invite.ics"
                Content-Transfer-Encoding: base64

                %4$s
                --000000000000a1b2c3--
                """.formatted(address, UUID.randomUUID(), calendar, base64(calendar));
    }

    /** Apple's iCloud: sent in the service's own name, an attachment, quoted parameters. */
    static String apple(Event event, String address, String answer) {
        var calendar = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Apple Inc.//iCloud//EN
                METHOD:REPLY
                CALSCALE:GREGORIAN
                BEGIN:VEVENT
                ORGANIZER;CN="Giaoban";EMAIL="giaoban@localhost":mailto:giaoban@localhost
                ATTENDEE;CUTYPE=INDIVIDUAL;EMAIL="%1$s";ROLE=REQ-PARTICIPANT;PARTSTAT=%2$s:MAILTO:%1$s
                UID:%3$s
                DTSTART;TZID=Asia/Ho_Chi_Minh:%4$s
                DTEND;TZID=Asia/Ho_Chi_Minh:%5$s
                DTSTAMP:20261125T050000Z
                SEQUENCE:%6$d
                SUMMARY:Giao ban
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                address, answer, event.uid(), HOME.format(event.start()), HOME.format(event.end()), event.sequence());
        return """
                From: Bình <noreply@email.apple.com>
                Reply-To: Bình <%s>
                To: giaoban@localhost
                Message-ID: <%s@icloud.example>
                Subject: Giao ban
                MIME-Version: 1.0
                Date: Wed, 25 Nov 2026 05:00:00 +0000
                Content-Type: multipart/mixed; boundary="----=_Part_1"

                ------=_Part_1
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                <p>Có thể</p>
                ------=_Part_1
                Content-Type: application/octet-stream; name="iCal-20261125-050000.ics"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="iCal-20261125-050000.ics"

                %s
                ------=_Part_1--
                """.formatted(address, UUID.randomUUID(), base64(calendar));
    }

    /** Outlook's "delegate" of one who sends somebody else. */
    static String delegated(Event event, String address, String to) {
        return google(event, address, "DELEGATED;DELEGATED-TO=\"mailto:" + to + "\"", "Đi công tác");
    }

    /** Postfix: the letter's headers come along. */
    static String postfix(String messageId, String address, String action) {
        return """
                Return-Path: <>
                Date: Wed, 25 Nov 2026 10:00:02 +0700
                From: MAILER-DAEMON@mx.hanoi.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: giaoban@localhost
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                	boundary="4XyZ.1/mx.hanoi.example"
                Message-Id: <%4$s@mx.hanoi.example>

                This is a MIME-encapsulated message.

                --4XyZ.1/mx.hanoi.example
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --4XyZ.1/mx.hanoi.example
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.hanoi.example
                X-Postfix-Queue-ID: 4XyZ
                Arrival-Date: Wed, 25 Nov 2026 10:00:00 +0700

                Final-Recipient: rfc822; %2$s
                Original-Recipient: rfc822;%2$s
                Action: %3$s
                Status: 5.1.1
                Remote-MTA: dns; mail.example
                Diagnostic-Code: smtp; 550 5.1.1 <%2$s>: Recipient address rejected:
                    User unknown in virtual mailbox table

                --4XyZ.1/mx.hanoi.example
                Content-Description: Undelivered Message Headers
                Content-Type: text/rfc822-headers

                Return-Path: <giaoban@localhost>
                From: Giaoban <giaoban@localhost>
                To: %2$s
                Subject: =?utf-8?Q?Gi=E1=BA=A5y_m=E1=BB=9Di?=
                Message-ID: %1$s

                --4XyZ.1/mx.hanoi.example--
                """.formatted(messageId, address, action, UUID.randomUUID());
    }

    /** Exchange: a report within HTML, the letter inside as a message, Message-ID folded. */
    static String exchange(String messageId, String address) {
        return """
                From: Microsoft Outlook <MicrosoftExchange329e71ec@hanoi.example>
                To: giaoban@localhost
                Date: Wed, 25 Nov 2026 03:00:03 +0000
                Content-Type: multipart/report; report-type="delivery-status";
                	boundary="7d2c"
                X-MS-Exchange-Message-Is-Ndr:
                Content-Language: en-US
                Message-ID: <%3$s@hanoi.example>
                In-Reply-To: %1$s
                Subject: Undeliverable: Giao ban
                Auto-Submitted: auto-replied
                MIME-Version: 1.0

                --7d2c
                Content-Type: multipart/alternative; differences=Content-Type;
                	boundary="5a1b"

                --5a1b
                Content-Type: text/plain; charset="us-ascii"

                Your message couldn't be delivered.

                --5a1b
                Content-Type: text/html; charset="us-ascii"

                <p>Your message couldn't be delivered.</p>

                --5a1b--

                --7d2c
                Content-Type: message/delivery-status

                Reporting-MTA: dns;SG2PR.apcprd.prod.outlook.example
                Received-From-MTA: dns;mx.hanoi.example
                Arrival-Date: Wed, 25 Nov 2026 03:00:01 +0000

                Final-Recipient: rfc822;%2$s
                Action: failed
                Status: 5.1.10
                Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

                --7d2c
                Content-Type: message/rfc822

                From: Giaoban <giaoban@localhost>
                To: %2$s
                Message-ID:
                 %1$s
                Subject: Giao ban
                MIME-Version: 1.0
                Content-Type: text/plain

                ...
                --7d2c--
                """.formatted(messageId, address, UUID.randomUUID());
    }

    /** Gmail: three parts, the letter is a part of its own. */
    static String gmail(String messageId, String address) {
        return """
                From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
                To: giaoban@localhost
                Auto-Submitted: auto-replied
                Subject: Delivery Status Notification (Failure)
                References: %1$s
                In-Reply-To: %1$s
                X-Failed-Recipients: %2$s
                Message-ID: <%3$s@mx.google.com>
                Date: Wed, 25 Nov 2026 03:00:04 +0000
                MIME-Version: 1.0
                Content-Type: multipart/report; boundary="00000000000042"; report-type=delivery-status

                --00000000000042
                Content-Type: multipart/related; boundary="00000000000043"

                --00000000000043
                Content-Type: text/plain; charset="UTF-8"

                ** Address not found **

                --00000000000043--
                --00000000000042
                Content-Type: message/delivery-status

                Reporting-MTA: dns; googlemail.com
                Arrival-Date: Wed, 25 Nov 2026 03:00:03 +0000

                Final-Recipient: rfc822; %2$s
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; gmail-smtp-in.l.google.com.
                Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.

                --00000000000042
                Content-Type: message/rfc822

                From: Giaoban <giaoban@localhost>
                Message-ID: %1$s
                To: %2$s

                --00000000000042--
                """.formatted(messageId, address, UUID.randomUUID());
    }

    /** A simple mail. */
    static String mail(String from, String headers, String body) {
        return "From: " + from + "\nTo: giaoban@localhost\nMessage-ID: <" + UUID.randomUUID()
                + "@hanoi.example>\nDate: Wed, 25 Nov 2026 03:00:04 +0000\n" + headers + "\n" + body;
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
