package vn.giaoban.drafting;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.BriefingForm.AgendaForm;
import vn.giaoban.planning.BriefingForm.ChairForm;
import vn.giaoban.planning.BriefingForm.OnConflict;
import vn.giaoban.planning.BriefingForm.PointEntry;
import vn.giaoban.planning.BriefingForm.RecurrenceForm;
import vn.giaoban.planning.PlanPolicy;
import vn.giaoban.web.Forms;

/** Reads what was typed as a request for a briefing, or says all that has to be typed otherwise. What it may ask for is decided by the rules of the API. */
@Component
class DraftReader {

    /** A title to look for rooms with, before there is one. */
    private static final String UNTITLED = "–";

    private static final int LONGEST_NUMBER = 4;

    private final Forms forms;
    private final Clock clock;

    DraftReader(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * What came of reading.
     *
     * @param form null when there are mistakes
     */
    record Reading(@Nullable BriefingForm form, List<Mistake> mistakes) {}

    /** Reads the whole form. */
    Reading read(Draft draft, boolean publish) {
        var mistakes = new ArrayList<Mistake>();
        if (draft.title().isEmpty()) mistakes.add(Mistake.of("title", "needed"));
        if (draft.chairName().isEmpty() && !(draft.chairTitle() + draft.chairEmail()).isEmpty())
            mistakes.add(Mistake.of("chairName", "needed"));
        if (draft.priority() == Priority.URGENT && draft.urgentReason().isEmpty())
            mistakes.add(Mistake.of("urgentReason", "urgent"));
        checkAgenda(draft, mistakes);
        var form = form(draft, publish, mistakes);
        if (form != null) check(form, draft, mistakes);
        return new Reading(
                mistakes.isEmpty() ? form : null, mistakes.stream().distinct().toList());
    }

    /** Reads what matters to rooms and people; the rest may still be missing or wrong. */
    Reading readWishes(Draft draft) {
        var mistakes = new ArrayList<Mistake>();
        var form = form(draft.titled(UNTITLED), false, mistakes);
        if (form != null) check(form, draft, mistakes);
        mistakes.removeIf(mistake -> !isWish(mistake));
        return new Reading(
                mistakes.isEmpty() ? form : null, mistakes.stream().distinct().toList());
    }

    private static boolean isWish(Mistake mistake) {
        return List.of("date", "start", "end", "repeat", "times", "points").contains(mistake.field());
    }

    private void check(BriefingForm form, Draft draft, List<Mistake> mistakes) {
        var faults = new ArrayList<>(forms.faults(form));
        // one that has begun is not asked to begin in the future
        faults.addAll(PlanPolicy.faults(form, draft.edited() == null ? clock.instant() : null));
        mistakes.addAll(mistakes(faults, draft));
    }

    /** What the rules complain of, beside the fields that it comes from. */
    static List<Mistake> mistakes(List<Fault> faults, Draft draft) {
        return faults.stream()
                .map(fault -> FaultPlaces.mistake(fault, draft))
                .distinct()
                .toList();
    }

    private static @Nullable BriefingForm form(Draft draft, boolean publish, List<Mistake> mistakes) {
        var date = date(draft.date(), mistakes);
        var start = time("start", draft.start(), mistakes);
        var end = time("end", draft.end(), mistakes);
        var times = draft.repeat() == Repeat.NONE ? Integer.valueOf(1) : number("times", draft.times(), mistakes);
        if (draft.points().isEmpty()) mistakes.add(Mistake.of("points", "points"));
        if (date == null
                || start == null
                || end == null
                || times == null
                || draft.points().isEmpty()) return null;
        return form(
                draft, publish, at(date, start), at(date, end), draft.repeat().rule(date, times));
    }

    private static BriefingForm form(
            Draft draft, boolean publish, OffsetDateTime start, OffsetDateTime end, @Nullable String rule) {
        return new BriefingForm(
                draft.title(),
                agenda(draft),
                chair(draft),
                orNull(draft.host()),
                start,
                end,
                HomeZone.ID.getId(),
                null,
                draft.points().stream().map(code -> entry(draft, code)).toList(),
                null,
                draft.policy(),
                draft.priority(),
                draft.priority() == Priority.URGENT ? orNull(draft.urgentReason()) : null,
                null,
                null,
                null,
                draft.reminders().stream().flatMap(DraftReader::duration).toList(),
                draft.hold(),
                null,
                rule == null ? null : new RecurrenceForm(rule, null, draft.skip() ? OnConflict.SKIP : OnConflict.FAIL),
                publish);
    }

    private static PointEntry entry(Draft draft, String code) {
        return new PointEntry(
                code, !draft.optional().contains(code), draft.rooms().get(code), null);
    }

    private static @Nullable ChairForm chair(Draft draft) {
        if (draft.chairName().isEmpty()) return null;
        return new ChairForm(draft.chairName(), orNull(draft.chairTitle()), orNull(draft.chairEmail()));
    }

    private static List<AgendaForm> agenda(Draft draft) {
        return draft.agenda().stream()
                .filter(line -> !line.isEmpty())
                .map(line -> new AgendaForm(line.title(), minutes(line), orNull(line.presenter())))
                .toList();
    }

    private static void checkAgenda(Draft draft, List<Mistake> mistakes) {
        for (var i = 0; i < draft.agenda().size(); i++) {
            var line = draft.agenda().get(i);
            if (line.title().isEmpty() && !line.isEmpty()) mistakes.add(Mistake.of("agenda." + i, "agenda.title"));
            if (!line.minutes().isEmpty() && minutes(line) == null)
                mistakes.add(Mistake.of("agenda." + i, "agenda.minutes"));
        }
    }

    /** The minutes of a line; null when there are none, or none that can be read. */
    static @Nullable Integer minutes(Draft.Line line) {
        return number(line.minutes());
    }

    private static @Nullable Integer number(String text) {
        var digits = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.valueOf(text) : null;
    }

    private static @Nullable Integer number(String field, String text, List<Mistake> mistakes) {
        var number = number(text);
        if (number == null || number < 1) {
            mistakes.add(Mistake.of(field, "times"));
            return null;
        }
        return number;
    }

    /** The day that was typed; null, and a mistake, when it is none. */
    static @Nullable LocalDate date(String text, List<Mistake> mistakes) {
        try {
            if (text.length() <= 10) return LocalDate.parse(text);
        } catch (DateTimeException e) {
            // said below
        }
        mistakes.add(Mistake.of("date", "date"));
        return null;
    }

    /** The time of day that was typed; null, and a mistake, when it is none. */
    static @Nullable LocalTime time(String field, String text, List<Mistake> mistakes) {
        try {
            if (text.length() <= 8) return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            // said below
        }
        mistakes.add(Mistake.of(field, "time"));
        return null;
    }

    private static Stream<Duration> duration(String text) {
        try {
            return text.length() > 10 ? Stream.empty() : Stream.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Stream.empty(); // none of those on the page
        }
    }

    private static OffsetDateTime at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(HomeZone.ID).toOffsetDateTime();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
