package vn.giaoban.drafting;

import java.util.Map;
import java.util.regex.Pattern;
import vn.giaoban.kernel.CommonProblem.Fault;

/** Where on the page a fault is said that the rules of the API find, and in which words. Plain Java. */
final class FaultPlaces {

    /** What faults say, as far as the page has words of its own for it. */
    private static final Map<Pattern, String> KINDS = Map.ofEntries(
            Map.entry(Pattern.compile("is longer than (\\d+) characters"), "long"),
            Map.entry(Pattern.compile("is blank|must not be null"), "needed"),
            Map.entry(Pattern.compile("contains the forbidden character (U\\+\\w+)"), "character"),
            Map.entry(Pattern.compile("must be a well-formed email address"), "email"),
            Map.entry(Pattern.compile("must be after the start"), "end"),
            Map.entry(Pattern.compile("is more than 24 hours.*"), "day"),
            Map.entry(Pattern.compile("is in the past"), "past"),
            Map.entry(Pattern.compile("must be in the years .*"), "years"),
            Map.entry(Pattern.compile("gives occurrences that overlap.*"), "overlap"),
            Map.entry(Pattern.compile("gives more than .*|goes on after .*"), "many"),
            Map.entry(Pattern.compile("gives no occurrence.*"), "none"),
            Map.entry(Pattern.compile("point (\\S+) has no room with .*"), "seats"),
            Map.entry(Pattern.compile("point (\\S+) is retired|(\\S+) is not the code of a point"), "gone"),
            Map.entry(Pattern.compile("(\\S+) is not a room of .*"), "room"),
            Map.entry(Pattern.compile("size must be between .*"), "size"));

    private static final Pattern AGENDA = Pattern.compile("/agenda/(\\d+).*");

    private FaultPlaces() {}

    /** What has to be typed otherwise. */
    static Mistake mistake(Fault fault, Draft draft) {
        var field = field(fault.pointer(), draft);
        for (var kind : KINDS.entrySet()) {
            var found = kind.getKey().matcher(fault.detail());
            if (!found.matches()) continue;
            var value = found.groupCount() > 0 && found.group(1) != null ? found.group(1) : "";
            return new Mistake(field, kind.getValue(), value);
        }
        return new Mistake(field, "other", fault.detail());
    }

    private static String field(String pointer, Draft draft) {
        var agenda = AGENDA.matcher(pointer);
        if (agenda.matches()) return "agenda." + typedLine(Integer.parseInt(agenda.group(1)), draft);
        if (pointer.startsWith("/points") || pointer.startsWith("/groups")) return "points";
        if (pointer.startsWith("/recurrence")) return "repeat";
        if (pointer.startsWith("/reminders")) return "reminder";
        return switch (pointer) {
            case "/title" -> "title";
            case "/chair/name" -> "chairName";
            case "/chair/title" -> "chairTitle";
            case "/chair/email" -> "chairEmail";
            case "/host" -> "host";
            case "/urgentReason" -> "urgentReason";
            case "/start" -> "date";
            case "/end" -> "end";
            default -> "form";
        };
    }

    /** Lines that were left empty were not asked for, so that the n-th of the request is a later one on the page. */
    private static int typedLine(int asked, Draft draft) {
        var left = asked;
        for (var i = 0; i < draft.agenda().size(); i++) {
            if (draft.agenda().get(i).isEmpty()) continue;
            if (left-- == 0) return i;
        }
        return asked;
    }
}
