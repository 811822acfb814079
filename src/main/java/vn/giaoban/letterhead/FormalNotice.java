package vn.giaoban.letterhead;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the notice of a briefing's conclusions (thông báo kết luận) says; the rest is the office's settings.
 *
 * @param briefing the briefing's id
 * @param number number and symbol, what follows {@code Số:}; null leaves room to write them by hand
 * @param issued the date on it
 * @param host the point that hosted the briefing; null when none is named
 * @param subject whose conclusions they are, at which briefing
 * @param opening when it was held, by whom, with whom
 * @param items the conclusions, in order and without numbers
 */
public record FormalNotice(
        UUID briefing,
        @Nullable String number,
        LocalDate issued,
        @Nullable String host,
        String subject,
        String opening,
        List<Item> items) {

    /**
     * A conclusion.
     *
     * @param text may have several lines
     * @param tasks who does something for it until when, each a sentence without its full stop
     */
    public record Item(String text, List<String> tasks) {}
}
