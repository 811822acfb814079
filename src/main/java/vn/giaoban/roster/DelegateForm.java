package vn.giaoban.roster;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.web.PlainText;

/**
 * A delegate as somebody names them; the members are those of the HTTP contract.
 *
 * @param role DELEGATE when left out
 */
public record DelegateForm(
        @NotNull @PlainText String name,
        @Nullable @PlainText String title,
        @Nullable @Email @PlainText String email,
        @Nullable @PlainText(max = 40) String phone,
        @Nullable @PlainText(max = 40) String point,
        @Nullable DelegateRole role) {

    /** The role, which is DELEGATE unless another is named. */
    public DelegateRole roleOrDefault() {
        return Objects.requireNonNullElse(role, DelegateRole.DELEGATE);
    }

    /** The same person for this point. */
    public DelegateForm at(@Nullable String code) {
        return new DelegateForm(name, title, email, phone, code, role);
    }

    /** A delegate as somebody would have named them. */
    static DelegateForm of(Delegate d) {
        return new DelegateForm(d.name(), d.title(), d.email(), d.phone(), d.point(), d.role());
    }

    /** The delegate that it makes; a point's is for itself, whatever the form says. */
    Delegate toNew(Mandate mandate) {
        return new Delegate(
                UUID.randomUUID(),
                name,
                title,
                email,
                phone,
                mandate.isBound() ? mandate.point() : point,
                roleOrDefault(),
                Response.PENDING,
                null);
    }

    /** What it makes of another. */
    Delegate applied(Delegate before) {
        return new Delegate(
                before.id(),
                name,
                title,
                email,
                phone,
                before.point(),
                roleOrDefault(),
                before.response(),
                before.substituteFor());
    }
}
