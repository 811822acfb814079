package vn.giaoban.letters;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.giaoban.calendars.Portion;
import vn.giaoban.calendars.SeriesSheet;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.stationery.Words;

/** What a letter says of a series, beside what it says of one of its occurrences, in the words of one language. */
record SeriesWords(Words words) {

    private static final int FIRST_DATES = 5;
    private static final int MOST_DATES = 12;

    /** The rule in words, the first dates, and what differs; or which occurrences the letter is about. */
    List<LetterContent.Row> rows(Portion portion) {
        var rows = new ArrayList<LetterContent.Row>();
        var sheet = portion.sheet();
        var rhythm = sheet.rhythm();
        if (!portion.isWhole()) {
            if (portion.only().size() > 1)
                rows.add(new LetterContent.Row(words.get("series.all"), times(portion.only())));
        } else if (rhythm != null) {
            rows.add(new LetterContent.Row(
                    words.get("series.rule"), rhythm.recurrence(sheet.zone()).inWords(Locale.of(words.language()))));
            rows.add(new LetterContent.Row(words.get("series.first"), firstDates(sheet)));
            if (!rhythm.exdates().isEmpty())
                rows.add(new LetterContent.Row(words.get("series.none"), dates(rhythm.exdates())));
            if (!sheet.sittings().isEmpty())
                rows.add(new LetterContent.Row(words.get("series.other"), times(sheet.sittings())));
        } else if (sheet.sittings().size() > 1) {
            rows.add(new LetterContent.Row(words.get("series.all"), times(sheet.sittings())));
        }
        return rows;
    }

    /** The beginning of a letter about a series, or about some of its occurrences. */
    String intro(Message message, Portion portion, String changes) {
        var part = portion.isWhole() ? "series." : portion.only().size() > 1 ? "some." : "one.";
        var kind = LetterKind.of(message).key();
        var unsaid = kind.equals("update") && message.changes().isEmpty() ? ".unsaid" : "";
        return words.say(
                part + kind + unsaid,
                Map.of("you", words.get("you." + Phrases.sort(message.recipient())), "changes", changes));
    }

    private String firstDates(SeriesSheet sheet) {
        var first = sheet.shown(LocalDateTime.MAX.withYear(4000)).values().stream()
                .limit(FIRST_DATES + 1L)
                .map(sitting -> date(start(sitting)))
                .toList();
        var more = first.size() > FIRST_DATES;
        return String.join(", ", more ? first.subList(0, FIRST_DATES) : first) + (more ? ", …" : "");
    }

    private String dates(List<LocalDateTime> days) {
        return days.stream().limit(MOST_DATES).map(this::date).collect(Collectors.joining(", "))
                + (days.size() > MOST_DATES ? ", …" : "");
    }

    private String times(List<Sitting> sittings) {
        return sittings.stream()
                        .limit(MOST_DATES)
                        .map(sitting -> new Phrases(words).when(sitting.plan()))
                        .collect(Collectors.joining("; "))
                + (sittings.size() > MOST_DATES ? "; …" : "");
    }

    private String date(TemporalAccessor at) {
        return words.format("format.date").format(at);
    }

    private static ZonedDateTime start(Sitting sitting) {
        return sitting.plan().time().start().atZone(sitting.plan().zone());
    }
}
