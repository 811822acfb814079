package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.giaoban.deployments.Deployments;

/**
 * When the conference server itself closes a room, if nobody else did: it keeps to what it was told at the room's opening. Where the service account closes
 * rooms, the server is told a later time, so that a running briefing can be prolonged; where it does not, who stays is put out at the former
 * end plus the grace, and may come back at once.
 */
@Component
class ServerClosing {

    private final Duration reserve;
    private final Deployments deployments;

    @Autowired
    ServerClosing(
            ConferenceSettings settings,
            Deployments deployments,
            @Value("${giaoban.jitsi.xmpp.host:}") String account) {
        this(account.isBlank() ? Duration.ZERO : settings.extensionReserve(), deployments);
    }

    ServerClosing(Duration reserve, Deployments deployments) {
        this.reserve = reserve;
        this.deployments = deployments;
    }

    /** What the server is told of a room that opens now. The account is at the first of several servers. */
    Instant of(Conference conference) {
        var first = deployments
                .presentName(conference.server())
                .equals(deployments.first().name());
        return first ? conference.closeAt().plus(reserve) : conference.closeAt();
    }
}
