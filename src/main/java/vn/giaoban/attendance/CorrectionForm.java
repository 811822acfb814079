package vn.giaoban.attendance;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.presence.Verdict;
import vn.giaoban.web.PlainText;

/**
 * A correction as it is asked for.
 *
 * @param point the point whose device's verdict is wrong; either this or {@code delegateId}
 * @param delegateId the delegate whose verdict is wrong
 */
record CorrectionForm(
        @Nullable @PlainText(max = 40) String point,
        @Nullable UUID delegateId,
        @NotNull Verdict verdict,
        @NotNull @PlainText(max = 1000, lines = true) String reason) {

    /** Whose verdict it is about. */
    Mark.Key key() {
        if (point != null && delegateId != null)
            throw InvalidRequest.at("/delegateId", "can't be given with a point")
                    .asException();
        if (point != null) return Mark.Key.ofPoint(point);
        if (delegateId != null) return Mark.Key.ofDelegate(delegateId);
        throw InvalidRequest.at("/point", "is missing: name a point or a delegateId")
                .asException();
    }

    /** Where the form names them, as a JSON Pointer. */
    String pointer() {
        return point != null ? "/point" : "/delegateId";
    }
}
