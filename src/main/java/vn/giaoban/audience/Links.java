package vn.giaoban.audience;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.web.PublicUrl;

/**
 * Derives the personal links for letters. Those of one briefing are derived together and kept for a moment, in memory only: its
 * letters go out in one swarm.
 */
@Component
class Links {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int MOST_BRIEFINGS = 64;

    private final Roster roster;
    private final PublicUrl url;
    private final Map<BriefingId, Mono<Map<String, String>>> recent = new ConcurrentHashMap<>();

    Links(Roster roster, PublicUrl url) {
        this.roster = roster;
        this.url = url;
    }

    /** The recipient's link as it is now; empty when there is no live one. */
    Mono<String> of(BriefingId briefing, Recipient recipient) {
        if (recent.size() > MOST_BRIEFINGS) recent.clear();
        return recent.computeIfAbsent(briefing, this::derive).mapNotNull(links -> {
            var link = links.get(String.valueOf(recipient.link()));
            return link != null ? link : links.get(recipient.key());
        });
    }

    /** The link with the token. */
    String to(String token) {
        return url.to("/j/" + token);
    }

    private Mono<Map<String, String>> derive(BriefingId briefing) {
        return roster.linksOf(briefing)
                .collect(HashMap<String, String>::new, this::add)
                .<Map<String, String>>map(links -> links)
                .cache(_ -> MOMENT, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    private void add(Map<String, String> links, JoinLink link) {
        links.put(link.id().toString(), to(link.token()));
        links.put(link.point() != null ? "POINT:" + link.point() : String.valueOf(link.delegate()), to(link.token()));
    }
}
