package vn.giaoban.conclusions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.PlainText;

/**
 * A conclusion as a secretary writes it.
 *
 * @param points codes of those that have to do something; may be empty
 * @param due the day until whose end they have time; needed when there are points
 */
record ConclusionForm(
        @NotNull @PlainText(max = 4_000, lines = true) String text,
        @Size(max = 1_000) List<String> points,
        @Nullable LocalDate due) {}
