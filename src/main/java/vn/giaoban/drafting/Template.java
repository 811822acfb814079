package vn.giaoban.drafting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.Priority;

/**
 * A form that was kept to begin others with.
 *
 * @param name the title it was kept under; in any case and accents as they are
 */
record Template(UUID id, String name, Plan plan) {

    /** What of a form is the same each time: all but the day, and what was held. */
    record Plan(
            String title,
            String chairName,
            String chairTitle,
            String chairEmail,
            String host,
            Priority priority,
            List<Draft.Line> agenda,
            String start,
            String end,
            Set<String> points,
            Set<String> optional,
            Map<String, String> rooms,
            BookingPolicy policy,
            Set<String> reminders) {

        static Plan of(Draft draft) {
            return new Plan(
                    draft.title(),
                    draft.chairName(),
                    draft.chairTitle(),
                    draft.chairEmail(),
                    draft.host(),
                    draft.priority() == Priority.URGENT ? Priority.ROUTINE : draft.priority(),
                    draft.agenda().stream().filter(line -> !line.isEmpty()).toList(),
                    draft.start(),
                    draft.end(),
                    draft.points(),
                    draft.optional(),
                    draft.rooms(),
                    draft.policy(),
                    draft.reminders());
        }

        /** The form on a day. */
        Draft on(String date, Set<String> present) {
            return new Draft(
                    UUID.randomUUID(),
                    title,
                    chairName,
                    chairTitle,
                    chairEmail,
                    host,
                    priority,
                    "",
                    Present.lines(agenda),
                    date,
                    start,
                    end,
                    Repeat.NONE,
                    "12",
                    false,
                    present,
                    optional,
                    rooms,
                    policy,
                    reminders,
                    null,
                    null);
        }
    }
}
