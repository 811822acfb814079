package vn.giaoban.alerts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody is alerted while a briefing is near or live.
 *
 * @param every how often one of all instances looks, at least a second
 * @param beforeStart a point that is not connected this long before the start is told of; so it is again after the start, see {@code after-start}
 * @param afterStart a point that has not come this long after the start is told of; from then on the quorum is looked at
 * @param droppedFor a point, or the chair, that is gone for longer than this is told of
 * @param quorum the share of required points that must be connected, 0 to 1; 0 for no quorum
 */
@ConfigurationProperties("giaoban.alerts")
record AlertSettings(
        @DefaultValue("PT5S") Duration every,
        @DefaultValue("PT10M") Duration beforeStart,
        @DefaultValue("PT5M") Duration afterStart,
        @DefaultValue("PT60S") Duration droppedFor,
        @DefaultValue("0.5") double quorum) {

    /** @throws IllegalArgumentException when one of them makes no sense */
    AlertSettings {
        if (every.toMillis() < 1_000) throw new IllegalArgumentException("giaoban.alerts.every is less than a second");
        if (beforeStart.isNegative() || afterStart.isNegative() || droppedFor.isNegative())
            throw new IllegalArgumentException("a duration of giaoban.alerts is negative");
        if (!(quorum >= 0 && quorum <= 1))
            throw new IllegalArgumentException("giaoban.alerts.quorum is not between 0 and 1");
    }
}
