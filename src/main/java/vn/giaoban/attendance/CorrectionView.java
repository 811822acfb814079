package vn.giaoban.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.presence.Verdict;

/** A correction as it is read: of a point, or of a delegate. */
record CorrectionView(
        @Nullable String point, @Nullable String delegateId, Verdict verdict, String reason, String by, Instant at) {

    static CorrectionView of(Correction correction) {
        var key = correction.mark();
        var device = key.kind() == Mark.Kind.POINT;
        return new CorrectionView(
                device ? key.who() : null,
                device ? null : key.who(),
                correction.verdict(),
                correction.reason(),
                correction.by(),
                correction.at());
    }
}
