package vn.giaoban.letters;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Ways;
import vn.giaoban.calendars.Wording;
import vn.giaoban.post.OneLine;
import vn.giaoban.stationery.Words;

/**
 * What a letter says in one language, as templates see it.
 *
 * @param language code of the language
 * @param heading what kind of letter it is
 * @param intro what it wants
 * @param paragraphs what it says beyond that
 * @param start when the briefing starts, on its own wall clock
 * @param rows labelled facts, in order
 * @param differences what an update changed, before and now
 * @param link the personal link; null in a cancellation
 * @param desk where a point answers and names its people; null for a person and in a cancellation
 * @param actions further addresses to go to, in order
 * @param contact whom to ask; null when nobody is named
 * @param words all words of the language by their keys
 */
record LetterContent(
        String language,
        boolean cancellation,
        boolean urgent,
        String heading,
        String greeting,
        String intro,
        List<String> paragraphs,
        String title,
        ZonedDateTime start,
        String month,
        String day,
        String hours,
        List<Row> rows,
        List<Difference> differences,
        List<Item> agenda,
        @Nullable String link,
        String linkNote,
        @Nullable String desk,
        List<Action> actions,
        @Nullable String contact,
        Map<String, String> words) {

    /** A labelled fact. */
    record Row(String label, String value) {}

    /** An address to go to, and what one does there. */
    record Action(String label, String link) {}

    /**
     * A line of the agenda; presenter and length may be empty.
     *
     * @param line all of it but the number: {@code Tình hình (20 phút) – Sở Nội vụ}
     */
    record Item(int number, String title, String presenter, String minutes, String line) {}

    static LetterContent of(Message message, Ways ways, Words words) {
        var phrases = new Phrases(words);
        var plan = message.plan();
        var cancellation = LetterKind.of(message).isCancellation();
        var start = plan.time().start().atZone(plan.zone());
        return new LetterContent(
                words.language(),
                cancellation,
                plan.isUrgent(),
                phrases.heading(message),
                phrases.greeting(message.recipient()),
                phrases.intro(message),
                List.of(),
                OneLine.of(plan.title()),
                start,
                words.format("format.month").format(start),
                phrases.day(start),
                phrases.hours(plan),
                rows(message, words),
                Difference.of(message, phrases),
                cancellation ? List.of() : agenda(plan, phrases),
                cancellation ? null : ways.join(),
                phrases.linkNote(message),
                cancellation ? null : ways.desk(),
                List.of(),
                plan.host() == null ? null : phrases.contact(plan.host()),
                words.all());
    }

    /** A notice: what it says is given, of what briefing it speaks is told as in all letters. */
    static LetterContent of(Message message, NoticeContent notice, Words words) {
        var phrases = new Phrases(words);
        var plan = message.plan();
        var start = plan.time().start().atZone(plan.zone());
        var paragraphs = new ArrayList<>(notice.paragraphs());
        var intro = paragraphs.isEmpty() ? "" : paragraphs.removeFirst();
        if (!notice.closing().isEmpty()) paragraphs.add(notice.closing());
        var rows = new ArrayList<Row>();
        notice.rows().forEach(row -> add(rows, row.label(), row.value()));
        return new LetterContent(
                words.language(),
                false,
                plan.isUrgent(),
                OneLine.of(notice.heading()),
                OneLine.of(notice.greeting()),
                OneLine.of(intro),
                paragraphs.stream().map(OneLine::of).toList(),
                OneLine.of(plan.title()),
                start,
                words.format("format.month").format(start),
                phrases.day(start),
                phrases.hours(plan),
                rows,
                List.of(),
                List.of(),
                null,
                "",
                null,
                notice.actions().stream()
                        .map(action -> new Action(OneLine.of(action.label()), action.url()))
                        .toList(),
                plan.host() == null ? null : phrases.contact(plan.host()),
                words.all());
    }

    private static List<Row> rows(Message message, Words words) {
        var plan = message.plan();
        var recipient = message.recipient();
        var rows = new ArrayList<Row>();
        if (message.portion() != null) rows.addAll(new SeriesWords(words).rows(message.portion()));
        if (plan.chair() != null) add(rows, words.get("chair"), Wording.chair(plan.chair()));
        if (plan.host() != null) add(rows, words.get("host"), plan.host().name());
        if (LetterKind.of(message).isCancellation()) {
            if (plan.cancelled()) add(rows, words.get("cancel.reason"), plan.cancelReason());
            return rows;
        }
        add(rows, words.get("point"), recipient.point());
        add(rows, words.get("room"), recipient.roomName());
        if (plan.isUrgent()) add(rows, words.get("urgent.reason"), plan.urgentReason());
        return rows;
    }

    private static void add(List<Row> rows, String label, @Nullable String value) {
        if (value != null) rows.add(new Row(label, OneLine.of(value)));
    }

    private static List<Item> agenda(Plan plan, Phrases phrases) {
        var items = new ArrayList<Item>();
        for (var item : plan.agenda()) {
            var title = OneLine.of(item.title());
            var presenter = item.presenter() == null ? "" : OneLine.of(item.presenter());
            var minutes = phrases.minutes(item);
            var line = title
                    + (minutes.isEmpty() ? "" : " (" + minutes + ")")
                    + (presenter.isEmpty() ? "" : " – " + presenter);
            items.add(new Item(items.size() + 1, title, presenter, minutes, line));
        }
        return items;
    }
}
