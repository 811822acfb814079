package vn.giaoban.capacity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.deployments.Deployment;

/**
 * Where a holder's connections go.
 *
 * @param peak the most that this server then has to bear while they last; null when that was not looked at
 */
record Placed(UUID holder, Deployment server, @Nullable Peak peak) {

    /** Whether that is more than it bears. */
    boolean isExceeded() {
        return peak != null && server.isLimited() && peak.amount() > server.capacity();
    }
}
