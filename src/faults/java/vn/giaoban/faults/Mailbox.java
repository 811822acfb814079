package vn.giaoban.faults;

import java.util.HashMap;
import java.util.Map;
import vn.giaoban.support.ScriptedSmtp;

/** What the mail server was handed, told apart by recipient and Message-ID. */
final class Mailbox {

    private final ScriptedSmtp smtp;
    private final Map<String, Map<String, Letter>> letters = new HashMap<>();
    private int read;
    private int again;
    private int different;

    Mailbox(ScriptedSmtp smtp) {
        this.smtp = smtp;
    }

    /** A letter, and how often it came. */
    private record Letter(int hash, int length) {}

    /** Reads what came since the last time. */
    Mailbox look() {
        var received = smtp.received();
        for (var end = received.size(); read < end; read++) {
            var mail = received.get(read);
            var letter = new Letter(mail.mail().hashCode(), mail.mail().length());
            var before = letters.computeIfAbsent(mail.to(), _ -> new HashMap<>())
                    .putIfAbsent(mail.header("Message-ID"), letter);
            if (before == null) continue;
            again++;
            if (!before.equals(letter)) different++;
        }
        return this;
    }

    /** How many different letters an address has. */
    int lettersOf(String address) {
        return letters.getOrDefault(address, Map.of()).size();
    }

    /** How many letters came a second time, with the same Message-ID: what SMTP can't rule out when an answer is lost. */
    int again() {
        return again;
    }

    /** How many of these were not the same to the last byte. */
    int different() {
        return different;
    }
}
