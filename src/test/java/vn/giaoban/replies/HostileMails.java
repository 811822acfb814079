package vn.giaoban.replies;

import java.util.ArrayList;
import java.util.List;

/** Mails that mean no good, or come from programs that know no better. */
final class HostileMails {

    private HostileMails() {}

    /** One of each kind; each can be an answer to the event but for its fault. */
    static List<String> all(SampleMails.Event event, String address) {
        // without the attachment, which says it a second time
        var good = SampleMails.google(event, address, "DECLINED", "")
                .replaceFirst("(?s)--000000000000a1b2c3\nContent-Type: application/ics.*", "--000000000000a1b2c3--\n");
        var mails = new ArrayList<String>();
        mails.add(calendar(address, "x".repeat(1_200_000)));
        mails.add(calendar(address, "BEGIN:VEVENT\n".repeat(15_000)));
        mails.add(calendar(
                address, "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + "BEGIN:VEVENT\nUID:x\nEND:VEVENT\n".repeat(5_000)));
        mails.add(calendar(
                address,
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:" + event.uid() + "\n"
                        + "ATTENDEE;PARTSTAT=DECLINED:mailto:a@a.example\n".repeat(5_000)
                        + "END:VEVENT\nEND:VCALENDAR\n"));
        mails.add(nested(100, address));
        mails.add(nested(1_000, address));
        mails.add(good.replace("charset=\"UTF-8\"; method=REPLY", "charset=\"klingon-7\"; method=REPLY")
                .replace("METHOD:REPLY", "METHOD:REQUEST"));
        mails.add(good.replace("METHOD:REPLY", "METHOD:CANCEL"));
        mails.add(good.replace("METHOD:REPLY", "METHOD:"));
        mails.add(good.replace("UID:" + event.uid(), "UID:" + "z".repeat(36) + "@giaoban"));
        mails.add(good.replace("UID:" + event.uid(), "UID:../../etc/passwd"));
        mails.add(good.replace("PARTSTAT=DECLINED", "PARTSTAT=EXPLODED"));
        mails.add(good.replace("BEGIN:VEVENT", "BEGIN:VTODO").replace("END:VEVENT", "END:VTODO"));
        mails.add(good.replace("From: " + address, "From: a@a.example, b@b.example"));
        mails.add(good.replace("From: " + address, "From: <<<@@@"));
        mails.add(good.replace("boundary=\"000000000000a1b2c3\"", "boundary="));
        mails.add(SampleMails.mail(address, "Content-Type: multipart/mixed; boundary=\"\"\n", "--\n--\n"));
        mails.add(SampleMails.mail(
                address,
                "Content-Type: text/calendar; method=REPLY\nContent-Transfer-Encoding: base64\n",
                "%%%% this is no base64 %%%%"));
        mails.add(SampleMails.mail(
                address, "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n", "--x\n"));
        mails.add(SampleMails.mail(
                address,
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n",
                "--x\nContent-Type: message/delivery-status\n\n\n\nAction: failed\nStatus: " + "5".repeat(70_000)
                        + "\n--x--\n"));
        mails.add(SampleMails.mail(address, "Content-Type: application/ms-tnef; name=winmail.dat\n", "x\u009f>"));
        mails.add("\n\n\n");
        return mails;
    }

    private static String calendar(String address, String text) {
        return SampleMails.mail(address, "Content-Type: text/calendar; method=REPLY; charset=utf-8\n", text);
    }

    private static String nested(int depth, String address) {
        var body = new StringBuilder();
        for (int n = 0; n < depth && body.length() < 1_500_000; n++)
            body.append("--b")
                    .append(n)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(n + 1)
                    .append("\n\n");
        return SampleMails.mail(address, "Content-Type: multipart/mixed; boundary=b0\n", body.toString());
    }
}
