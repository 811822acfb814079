package vn.giaoban.accounts;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.PlainText;

/**
 * What an account shall be; the name stays.
 *
 * @param password a new one; none to keep the old
 */
record AccountChange(
        @Nullable @Size(min = 10, max = 256, message = "must have 10 to 256 characters")
        String password,

        @NotEmpty(message = "must name at least one role") Set<Role> roles,
        @Nullable @PlainText(max = 40) String point) {

    /** @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} unless the point goes with the role */
    AccountChange checked() {
        AccountPolicy.requirePointOfRole(roles, point);
        return this;
    }
}
