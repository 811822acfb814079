package vn.giaoban.letters;

import java.util.Optional;

/** Knows what notices of its occasions say. A bean of this type is asked for the words of each message of kind {@link MessageKind#NOTICE}. */
public interface NoticeWriter {

    /** The words, always the same for the same message; empty when its occasion is another's. */
    Optional<NoticeContent> write(Message message);
}
