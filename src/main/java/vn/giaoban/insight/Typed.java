package vn.giaoban.insight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.giaoban.presence.Verdict;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.PlainText;

/**
 * A correction as it was typed.
 *
 * @param point whose line it was typed at; null at a delegate's
 * @param delegate whose verdict is meant; null when it is the point's
 * @param verdict null when none was chosen
 * @param faults keys of the words for what is wrong, by field
 */
record Typed(
        @Nullable String point,
        @Nullable UUID delegate,
        @Nullable Verdict verdict,
        String reason,
        Map<String, String> faults) {

    /** Nothing was typed yet. */
    static final Typed NOTHING = new Typed(null, null, null, "", Map.of());

    /** Why, as the API wants it. */
    private record Reason(
            @PlainText(max = 1000, lines = true) String reason) {}

    static Typed of(MultiValueMap<String, String> form, Forms forms) {
        var who = Objects.requireNonNullElse(form.getFirst("who"), "");
        var verdict = Wanted.verdict(form.getFirst("verdict"));
        var reason = Objects.requireNonNullElse(form.getFirst("reason"), "").strip();
        var faults = new LinkedHashMap<String, String>();
        if (verdict == null) faults.put("verdict", "fault.verdict");
        if (reason.isEmpty()) faults.put("reason", "fault.reason");
        else if (!forms.faults(new Reason(reason)).isEmpty()) faults.put("reason", "fault.reason.bad");
        return new Typed(
                form.getFirst("point"), who.isEmpty() ? null : Parameters.id("Delegate", who), verdict, reason, faults);
    }

    /** Whose line is shown with it. */
    Wanted line() {
        return new Wanted(point, point == null ? delegate : null, null, false);
    }
}
