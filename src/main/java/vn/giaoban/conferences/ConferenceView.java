package vn.giaoban.conferences;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A briefing's conference in its JSON.
 *
 * @param name the room's name
 * @param server the name of the server that it is on
 */
record ConferenceView(String name, String server, OffsetDateTime openAt, OffsetDateTime closeAt) {

    /** The conference as its zone's clock says it. */
    static ConferenceView of(Conference conference, String server, ZoneId zone) {
        return new ConferenceView(
                conference.name(), server, in(zone, conference.openAt()), in(zone, conference.closeAt()));
    }

    private static OffsetDateTime in(ZoneId zone, Instant at) {
        return at.atZone(zone).toOffsetDateTime();
    }
}
