package vn.giaoban.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.post.OneLine;

/**
 * A line of the table of what changed: what the recipient knew, and what holds now.
 *
 * @param label what it is about
 * @param before empty when there was none
 * @param now empty when there is none any more
 */
record Difference(String label, String before, String now) {

    static final String BEFORE = "Trước";
    static final String NOW = "Nay";

    /** All that differs; empty for a message that is no update, or of which nothing is known to compare with. */
    static List<Difference> of(Message message) {
        var before = message.before();
        if (before == null || message.first() || message.kind() != MessageKind.REQUEST) return List.of();
        var then = before.plan();
        var now = message.plan();
        var all = new ArrayList<Difference>();
        add(all, "Thời gian", Wording.when(then), Wording.when(now));
        add(all, "Tên cuộc họp", OneLine.of(then.title()), OneLine.of(now.title()));
        add(all, "Phòng họp", room(before.roomName()), room(message.recipient().roomName()));
        add(all, "Chủ trì", chair(then), chair(now));
        add(all, "Đơn vị chủ trì", host(then), host(now));
        add(all, "Nội dung", agenda(then), agenda(now));
        return all;
    }

    /** As a line of plain text. */
    String line() {
        return label + ": " + BEFORE.toLowerCase(java.util.Locale.ROOT) + " "
                + (before.isEmpty() ? "–" : before) + "; " + NOW.toLowerCase(java.util.Locale.ROOT) + " "
                + (now.isEmpty() ? "–" : now);
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

    private static String agenda(Plan plan) {
        return plan.agenda().stream().map(Wording::agendaItem).collect(Collectors.joining("; "));
    }
}
