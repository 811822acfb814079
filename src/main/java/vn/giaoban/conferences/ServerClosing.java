package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When the conference server itself closes a room, if nobody else did: it keeps to what it was told at the room's opening. Where the service account closes
 * rooms, the server is told a later time, so that a running briefing can be prolonged; where it does not, who stays is put out at the former
 * end plus the grace, and may come back at once.
 */
@Component
class ServerClosing {

    private final Duration reserve;

    @Autowired
    ServerClosing(ConferenceSettings settings, @Value("${giaoban.jitsi.xmpp.host:}") String account) {
        this(account.isBlank() ? Duration.ZERO : settings.extensionReserve());
    }

    ServerClosing(Duration reserve) {
        this.reserve = reserve;
    }

    /** What the server is told of a room that opens now. */
    Instant of(Conference conference) {
        return conference.closeAt().plus(reserve);
    }
}
