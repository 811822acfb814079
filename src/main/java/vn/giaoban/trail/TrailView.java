package vn.giaoban.trail;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import vn.giaoban.audit.AuditEntry;
import vn.giaoban.kernel.Page;
import vn.giaoban.pages.PageTexts;

/**
 * The page of the trail.
 *
 * @param kinds what can have been changed
 * @param actions what can have been done
 * @param next where the rest is; empty at the end
 * @param export where the same is as a file
 */
record TrailView(
        Asked asked, List<Choice> kinds, List<Choice> actions, List<EntryView> entries, String next, String export) {

    private static final List<String> KINDS = List.of(
            "briefing",
            "series",
            "point",
            "room",
            "catalogue",
            "account",
            "feed",
            "channel",
            "signing-key",
            "attendance",
            "report");
    private static final String ACTION = "action.";
    private static final int LINES = 6;

    /** Something to choose. */
    record Choice(String value, String text, boolean chosen) {}

    static TrailView of(Asked asked, Page<AuditEntry> page, TrailTexts texts) {
        var words = texts.clock().texts();
        return new TrailView(
                asked,
                withOwn(KINDS.stream(), asked.kind())
                        .map(kind -> choice(kind, words.words().getOrDefault("entity." + kind, kind), asked.kind()))
                        .toList(),
                actions(asked.action(), words),
                page.items().stream()
                        .map(entry -> EntryView.of(entry, texts, Set.of(), LINES))
                        .toList(),
                page.next() == null ? "" : "/admin/audit?" + asked.query() + "cursor=" + page.next(),
                "/admin/audit/export?" + asked.query());
    }

    /** The verbs that there are words for, by these, and the one that was asked for. */
    private static List<Choice> actions(String asked, PageTexts texts) {
        var known = texts.words().keySet().stream()
                .filter(key -> key.startsWith(ACTION))
                .map(key -> key.substring(ACTION.length()))
                .filter(verb -> !verb.contains("."));
        return withOwn(known, asked)
                .map(verb -> choice(verb, texts.words().getOrDefault(ACTION + verb, verb), asked))
                .sorted(Comparator.comparing(choice -> choice.text().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Stream<String> withOwn(Stream<String> known, String asked) {
        return Stream.concat(known, asked.isEmpty() ? Stream.empty() : Stream.of(asked))
                .distinct();
    }

    private static Choice choice(String value, String text, String asked) {
        return new Choice(value, text, value.equals(asked));
    }
}
