package vn.giaoban.letters;

import java.util.Locale;

/** What kind of letter a message is, as far as words and looks go. */
public enum LetterKind {
    /** Come. */
    REQUEST,
    /** It has changed. */
    UPDATE,
    /** It is called off. */
    CANCEL,
    /** You are no longer expected. */
    DROPPED,
    /** It begins soon. */
    REMINDER,
    /** The point has no room yet. */
    ROOM,
    /** The point has not named its delegates. */
    NOMINATION,
    /** Something beside the plan. */
    NOTICE;

    static LetterKind of(Message message) {
        return switch (message.kind()) {
            case REQUEST -> message.first() ? REQUEST : UPDATE;
            case CANCEL -> message.plan().cancelled() ? CANCEL : DROPPED;
            case REMINDER -> reminder(message.occasion());
            case NOTICE -> NOTICE;
        };
    }

    private static LetterKind reminder(Occasion occasion) {
        if (occasion.equals(Occasion.ROOM)) return ROOM;
        return occasion.value().startsWith("NOMINATION") ? NOMINATION : REMINDER;
    }

    /** As templates and words are named. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what was planned is no longer so, for everybody or for this recipient: there is no way in any more. */
    boolean isCancellation() {
        return this == CANCEL || this == DROPPED;
    }
}
