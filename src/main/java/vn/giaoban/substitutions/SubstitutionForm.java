package vn.giaoban.substitutions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.PlainText;

/** A substitution as it is asked for. */
record SubstitutionForm(
        @NotNull @Valid SubstituteForm substitute,
        @NotNull @PlainText(max = 1000, lines = true) String reason) {

    /** Who is to come instead. */
    record SubstituteForm(
            @NotNull @PlainText String name,
            @Nullable @PlainText String title,
            @Nullable @Email @PlainText String email,
            @Nullable @PlainText(max = 40) String phone) {

        Substitute toSubstitute() {
            return new Substitute(name, title, email, phone);
        }
    }
}
