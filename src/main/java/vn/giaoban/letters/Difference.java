package vn.giaoban.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.calendars.Wording;
import vn.giaoban.post.OneLine;

/**
 * A line of the table of what changed: what the recipient knew, and what holds now.
 *
 * @param label what it is about
 * @param before empty when there was none
 * @param now empty when there is none any more
 */
record Difference(String label, String before, String now) {

    /** All that differs; empty for a message that is no update, or of which nothing is known to compare with. */
    static List<Difference> of(Message message, Phrases phrases) {
        var before = message.before();
        if (before == null || message.first() || message.kind() != MessageKind.REQUEST) return List.of();
        var then = before.plan();
        var now = message.plan();
        var all = new ArrayList<Difference>();
        var words = phrases.words();
        add(all, words.get("when"), phrases.when(then), phrases.when(now));
        add(all, words.get("title"), OneLine.of(then.title()), OneLine.of(now.title()));
        add(
                all,
                words.get("room"),
                room(before.roomName()),
                room(message.recipient().roomName()));
        add(all, words.get("chair"), chair(then), chair(now));
        add(all, words.get("host"), host(then), host(now));
        add(all, words.get("agenda"), agenda(then, phrases), agenda(now, phrases));
        return all;
    }

    private static void add(List<Difference> all, String label, String before, String now) {
        if (!Objects.equals(before, now)) all.add(new Difference(label, before, now));
    }

    private static String room(@Nullable String name) {
        return name == null ? "" : OneLine.of(name);
    }

    private static String chair(Plan plan) {
        return plan.chair() == null ? "" : Wording.chair(plan.chair());
    }

    private static String host(Plan plan) {
        return plan.host() == null ? "" : OneLine.of(plan.host().name());
    }

    private static String agenda(Plan plan, Phrases phrases) {
        return plan.agenda().stream().map(phrases::agendaItem).collect(Collectors.joining("; "));
    }
}
