package vn.giaoban.conferences;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.kernel.TimeRange;

/**
 * When a briefing's room is open.
 *
 * @param openBefore how long before the planned start
 * @param graceAfter how long after the planned end
 * @param extensionReserve how much longer the conference server is told to leave a room open where the service account
 *     ({@code giaoban.jitsi.xmpp.host}) closes it: a server that was told an end keeps to it, so that a running briefing could not be prolonged
 *     beyond. Without that account the server's end is the plan's
 */
@ConfigurationProperties("giaoban.conference")
record ConferenceSettings(
        @DefaultValue("PT15M") Duration openBefore,
        @DefaultValue("PT30M") Duration graceAfter,
        @DefaultValue("PT3H") Duration extensionReserve) {

    /** @throws IllegalArgumentException when one of them is negative */
    ConferenceSettings {
        if (openBefore.isNegative()) throw new IllegalArgumentException("giaoban.conference.open-before is negative");
        if (graceAfter.isNegative()) throw new IllegalArgumentException("giaoban.conference.grace-after is negative");
        if (extensionReserve.isNegative())
            throw new IllegalArgumentException("giaoban.conference.extension-reserve is negative");
    }

    /** The time in which the room of a briefing is open. */
    TimeRange windowOf(Briefing briefing) {
        return briefing.time().widened(openBefore, graceAfter);
    }

    /** The conference of a briefing that has this room. */
    Conference conferenceOf(Briefing briefing, RoomAt room) {
        var window = windowOf(briefing);
        return new Conference(briefing.id(), room.name(), room.server(), window.start(), window.end());
    }
}
