package vn.giaoban.post;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Reads from Jakarta Mail's chains of exceptions what the mail server really said. */
final class SmtpAnswer {

    private SmtpAnswer() {}

    /** The fault as what should follow from it (RFC 5321, 4.2.1): 5xx is for good, 4xx for now, no answer leaves a doubt. */
    static PostFault toFault(MessagingException fault) {
        var code = codeOf(fault);
        var answer = answerOf(fault);
        if (code >= 500) return PostFault.permanent(answer, fault);
        if (code >= 400) return PostFault.temporary(answer, fault);
        if (has(fault, AddressException.class)) return PostFault.permanent(answer, fault);
        if (has(fault, ConnectException.class)) return PostFault.temporary(answer, fault);
        return PostFault.inDoubt(answer, fault);
    }

    /** The server's reply code; 0 when there was none. */
    static int codeOf(Throwable fault) {
        for (Throwable part = fault; part != null; part = next(part)) {
            int code = ownCode(part);
            if (code > 0) return code;
        }
        return 0;
    }

    private static String answerOf(Throwable fault) {
        for (Throwable part = fault; part != null; part = next(part)) {
            if (ownCode(part) > 0) return String.valueOf(part.getMessage());
        }
        return String.valueOf(fault.getMessage());
    }

    private static int ownCode(Throwable part) {
        return switch (part) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused -> refused.getReturnCode();
            default -> 0;
        };
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> type) {
        for (Throwable part = fault; part != null; part = next(part)) if (type.isInstance(part)) return true;
        return false;
    }

    private static @Nullable Throwable next(Throwable part) {
        return part instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : part.getCause();
    }
}
