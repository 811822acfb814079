package vn.giaoban.conclusions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.Forms;
import vn.giaoban.web.PlainText;

/** Reads what the forms of conclusions and tasks send. */
@Component
class ConclusionInput {

    private final Forms forms;

    ConclusionInput(Forms forms) {
        this.forms = forms;
    }

    /** A conclusion, checked. */
    ConclusionForm form(MultiValueMap<String, String> form) {
        return forms.valid(new ConclusionForm(text(form, "text"), form.getOrDefault("points", List.of()), day(form)));
    }

    private static @Nullable LocalDate day(MultiValueMap<String, String> form) {
        var day = text(form, "due");
        if (day.isEmpty()) return null;
        try {
            var date = LocalDate.parse(day);
            if (date.getYear() >= 2000 && date.getYear() < 2100) return date;
        } catch (DateTimeException e) {
            // said below
        }
        throw InvalidRequest.at("/due", "must be a day, as 2026-12-15").asException();
    }

    /** A number and symbol of a notice, as {@code 15/TB-VP}. */
    record NoticeNumber(@PlainText(max = 60) String number) {}

    /** The notice's number, checked; null when none was given. */
    @Nullable
    String number(MultiValueMap<String, String> form) {
        var number = text(form, "number");
        return number.isEmpty() ? null : forms.valid(new NoticeNumber(number)).number();
    }

    /** What a point says of how far it is. */
    record Progress(@PlainText(max = 2_000, lines = true) String progress) {}

    /** The point's words, checked. */
    String progress(MultiValueMap<String, String> form) {
        return forms.valid(new Progress(text(form, "progress"))).progress();
    }

    /** What was typed, and what is wrong with it in the words of the page. */
    ConclusionsView.Typed typed(String name, MultiValueMap<String, String> form, InvalidRequest invalid) {
        return new ConclusionsView.Typed(
                name,
                text(form, "text"),
                form.getOrDefault("points", List.of()),
                text(form, "due"),
                invalid.errors().stream()
                        .map(fault -> fault.pointer().replaceFirst("^/", "").replaceFirst("/.*", ""))
                        .distinct()
                        .toList());
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        var text = form.getFirst(name);
        return text == null ? "" : text.strip();
    }
}
