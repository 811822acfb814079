package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
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
    private final Set<String> watched;

    @Autowired
    ServerClosing(ConferenceSettings settings, Deployments deployments, Environment environment) {
        this(settings.extensionReserve(), deployments, watched(deployments, environment));
    }

    ServerClosing(Duration reserve, Deployments deployments, Set<String> watched) {
        this.reserve = reserve;
        this.deployments = deployments;
        this.watched = watched;
    }

    /** The names of the servers at which the service has an account: that of no list is at the first. */
    private static Set<String> watched(Deployments deployments, Environment environment) {
        var found = new HashSet<String>();
        var all = deployments.all();
        for (var i = 0; i < all.size(); i++) {
            var own = environment.getProperty("giaoban.jitsi.deployments[" + i + "].xmpp.host", "");
            var host = i == 0 && own.isBlank() ? environment.getProperty("giaoban.jitsi.xmpp.host", "") : own;
            if (!host.isBlank()) found.add(all.get(i).name());
        }
        return Set.copyOf(found);
    }

    /** What the server is told of a room that opens now. */
    Instant of(Conference conference) {
        return watched.contains(deployments.presentName(conference.server()))
                ? conference.closeAt().plus(reserve)
                : conference.closeAt();
    }
}
