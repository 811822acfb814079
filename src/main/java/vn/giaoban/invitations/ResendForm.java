package vn.giaoban.invitations;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.PlainText;

/**
 * Which messages are sent once more.
 *
 * @param recipients whose latest message: {@code POINT:<code>}, a point's code, a delegate's id, or a mail address
 * @param states or those whose latest message is in one of these: FAILED, BOUNCED
 */
record ResendForm(
        @Nullable @Size(max = 500) List<@NotNull @PlainText String> recipients,
        @Nullable @Size(max = 5) List<@NotNull DeliveryState> states) {

    /** @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} unless exactly one of the two says something that can be done */
    ResendForm checked() {
        var named = recipients != null && !recipients.isEmpty();
        var inStates = states != null && !states.isEmpty();
        if (named == inStates)
            throw InvalidRequest.at("", "name either recipients or states").asException();
        if (inStates && !List.of(DeliveryState.FAILED, DeliveryState.BOUNCED).containsAll(states))
            throw InvalidRequest.at("/states", "only FAILED and BOUNCED can be sent again")
                    .asException();
        return this;
    }
}
