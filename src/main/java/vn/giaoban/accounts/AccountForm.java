package vn.giaoban.accounts;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.PlainText;

/**
 * A new account.
 *
 * @param username without a colon, which HTTP Basic can't carry
 * @param password at least ten characters; made by the service when there is none
 * @param roles at least one
 * @param point of a POINT_SECRETARY, and of nobody else
 */
record AccountForm(
        @NotNull @PlainText(max = 100) @Pattern(regexp = "[^:]*", message = "must not contain a colon")
        String username,

        @Nullable @Size(min = 10, max = 256, message = "must have 10 to 256 characters")
        String password,

        @NotEmpty(message = "must name at least one role") Set<Role> roles,
        @Nullable @PlainText(max = 40) String point) {

    /** @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} unless the point goes with the role */
    AccountForm checked() {
        AccountPolicy.requirePointOfRole(roles, point);
        return this;
    }
}
