package vn.giaoban.letters;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.post.OneLine;
import vn.giaoban.stationery.Words;

/** The facts of a message in the words of one language. */
record Phrases(Words words) {

    /** In characters; forms take no longer titles, and no mailbox shows so much. */
    static final int LONGEST_SUBJECT = 300;

    /** What the mail is, before its title: {@code Giấy mời}. */
    String what(Message message) {
        return words.get(LetterKind.of(message).key() + ".what");
    }

    /** {@code [KHẨN] Giấy mời: Giao ban tuần 49}. */
    String subject(Message message, String what) {
        return words.say(
                "subject",
                Map.of(
                        "urgent",
                        message.plan().isUrgent() ? words.get("subject.urgent") : "",
                        "what",
                        what,
                        "title",
                        OneLine.forHeader(message.plan().title(), LONGEST_SUBJECT)));
    }

    String heading(Message message) {
        return words.get(LetterKind.of(message).key() + ".heading");
    }

    String greeting(Recipient recipient) {
        return words.say("greeting." + sort(recipient), Map.of("name", OneLine.of(recipient.name())));
    }

    /** The sentence that says what the letter wants; a reminder to name delegates has the details {@code named}, {@code quota} and {@code due}. */
    String intro(Message message) {
        if (message.portion() != null)
            return new SeriesWords(words).intro(message, message.portion(), changes(message));
        var details = message.details();
        var plan = message.plan();
        var due = details.containsKey("due")
                ? Instant.parse(details.get("due"))
                : plan.time().start();
        var at = due.atZone(plan.zone());
        return words.say(
                LetterKind.of(message).key() + ".intro",
                Map.of(
                        "you", words.get("you." + sort(message.recipient())),
                        "name", OneLine.of(message.recipient().name()),
                        "changes", changes(message),
                        "named", OneLine.of(details.getOrDefault("named", "0")),
                        "quota", OneLine.of(details.getOrDefault("quota", "0")),
                        "clock", words.format("format.clock").format(at),
                        "day", day(at)));
    }

    private String changes(Message message) {
        return message.changes().stream()
                .sorted()
                .map(change -> words.get("change." + change))
                .collect(Collectors.joining(", "));
    }

    /** {@code Thứ Hai, ngày 07/12/2026}. */
    String day(ZonedDateTime at) {
        var weekday = words.get("weekday." + at.getDayOfWeek().getValue());
        return words.say(
                "day",
                Map.of("weekday", weekday, "date", words.format("format.date").format(at)));
    }

    /** {@code 08:00 – 09:30 (giờ Việt Nam, GMT+7)}; the end with its date when that is another day. */
    String hours(Plan plan) {
        var start = plan.time().start().atZone(plan.zone());
        var end = plan.time().end().atZone(plan.zone());
        var clock = words.format("format.clock");
        var until = start.toLocalDate().equals(end.toLocalDate())
                ? clock.format(end)
                : words.say(
                        "hours.until",
                        Map.of(
                                "clock",
                                clock.format(end),
                                "date",
                                words.format("format.date").format(end)));
        return words.say(
                "hours",
                Map.of("start", clock.format(start), "end", until, "zone", zone(start.getOffset(), plan.zone())));
    }

    private String zone(ZoneOffset offset, ZoneId zone) {
        if (offset.equals(ZoneOffset.UTC)) return "GMT";
        var hours = offset.getTotalSeconds() / 3600.0;
        var number = hours == Math.rint(hours) ? (hours > 0 ? "+" : "") + Math.round(hours) : offset.getId();
        return (zone.equals(HomeZone.ID) ? words.get("zone.home") + ", " : "") + "GMT" + number;
    }

    String minutes(AgendaItem item) {
        return item.minutes() == null
                ? ""
                : words.say("minutes", Map.of("minutes", item.minutes().toString()));
    }

    String linkNote(Message message) {
        var series = message.portion() == null ? "" : "series.";
        return words.get(series + "link." + sort(message.recipient()));
    }

    /** The whole time in one line. */
    String when(Plan plan) {
        return day(plan.time().start().atZone(plan.zone())) + ", " + hours(plan);
    }

    /** {@code Tình hình (20 phút) – Sở Nội vụ}. */
    String agendaItem(AgendaItem item) {
        var minutes = minutes(item);
        var presenter = item.presenter() == null ? "" : " – " + OneLine.of(item.presenter());
        return OneLine.of(item.title()) + (minutes.isEmpty() ? "" : " (" + minutes + ")") + presenter;
    }

    /** Whom to ask: {@code Văn phòng UBND, điện thoại …, thư điện tử …}. */
    String contact(Plan.Contact host) {
        return Stream.of(host.name(), said("phone", host.phone()), said("email", host.email()))
                .filter(Objects::nonNull)
                .map(OneLine::of)
                .collect(Collectors.joining(", "));
    }

    private @Nullable String said(String way, @Nullable String value) {
        return value == null || value.isBlank() ? null : words.say("contact." + way, Map.of(way, value));
    }

    static String sort(Recipient recipient) {
        return recipient.kind() == Recipient.Kind.DELEGATE ? "person" : "point";
    }
}
