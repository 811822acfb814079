package vn.giaoban.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast people are let into a conference.
 *
 * @param joinsPerSecond how many devices a second go to one room, at most; as the conference server's own {@code muc_rate_joins}, which
 *     holds per room; 0 lets everybody in at once
 * @param lineBefore how long before the room opens a device may already take its place in the line
 * @param patience how long the place of a device is kept that was to come back and did not
 */
@ConfigurationProperties("giaoban.admission")
record AdmissionSettings(
        @DefaultValue("3") int joinsPerSecond,
        @DefaultValue("PT5M") Duration lineBefore,
        @DefaultValue("PT30S") Duration patience) {

    /** @throws IllegalArgumentException when one of them is negative, or more than 1,000 joins a second are asked for */
    AdmissionSettings {
        if (joinsPerSecond < 0 || joinsPerSecond > 1000)
            throw new IllegalArgumentException("giaoban.admission.joins-per-second must be 0 to 1000");
        if (lineBefore.isNegative()) throw new IllegalArgumentException("giaoban.admission.line-before is negative");
        if (patience.isNegative()) throw new IllegalArgumentException("giaoban.admission.patience is negative");
    }

    /** How many go in a second, when there is no limit as well. */
    int rate() {
        return joinsPerSecond == 0 ? 1000 : joinsPerSecond;
    }
}
