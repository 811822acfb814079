package vn.giaoban.insight;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;
import vn.giaoban.web.PlainText;

/**
 * Whose a guest's visits were, as it was typed.
 *
 * @param identity as the sheet shows the guest
 * @param who {@code point:} and a code, or {@code delegate:} and an id
 * @param fault key of the words for what is wrong; empty when nothing is
 */
record Match(String identity, String who, String reason, String fault) {

    /** Nothing was typed yet. */
    static final Match NOTHING = new Match("", "", "", "");

    private static final String POINT = "point:";
    private static final String DELEGATE = "delegate:";

    /** Why, as the API wants it. */
    private record Reason(
            @PlainText(max = 1000, lines = true) String reason) {}

    static Match of(MultiValueMap<String, String> form, Forms forms) {
        var identity = text(form, "identity");
        var who = text(form, "who");
        var reason = text(form, "reason").strip();
        return new Match(identity, who, reason, fault(identity, who, reason, forms));
    }

    private static String fault(String identity, String who, String reason, Forms forms) {
        if (identity.isEmpty() || !(who.startsWith(POINT) || who.startsWith(DELEGATE))) return "fault.match";
        if (reason.isEmpty()) return "fault.reason";
        return forms.faults(new Reason(reason)).isEmpty() ? "" : "fault.reason.bad";
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }

    /** The point whose device it was; null when it was a delegate. */
    @Nullable
    String point() {
        return who.startsWith(POINT) ? who.substring(POINT.length()) : null;
    }

    /** The delegate who it was; null when it was a point. */
    @Nullable
    UUID delegate() {
        return who.startsWith(DELEGATE) ? Parameters.id("Delegate", who.substring(DELEGATE.length())) : null;
    }

    static String keyOfPoint(String code) {
        return POINT + code;
    }

    static String keyOfDelegate(UUID id) {
        return DELEGATE + id;
    }
}
