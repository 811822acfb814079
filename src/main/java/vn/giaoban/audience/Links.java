package vn.giaoban.audience;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
    private final Map<BriefingId, Mono<Map<String, Ways>>> recent = new ConcurrentHashMap<>();

    Links(Roster roster, PublicUrl url) {
        this.roster = roster;
        this.url = url;
    }

    /** The recipient's addresses as they are now; none when there is no live link. */
    Mono<Ways> of(BriefingId briefing, Recipient recipient) {
        if (recent.size() > MOST_BRIEFINGS) recent.clear();
        return recent.computeIfAbsent(briefing, this::derive)
                .flatMap(links -> Mono.justOrEmpty(find(links, recipient)))
                .switchIfEmpty(Mono.defer(() -> lookAgain(briefing, recipient)));
    }

    /** Who was added a moment ago is not among those that were derived before. */
    private Mono<Ways> lookAgain(BriefingId briefing, Recipient recipient) {
        var links = derive(briefing);
        recent.put(briefing, links);
        return links.map(found -> Objects.requireNonNullElse(find(found, recipient), Ways.NONE));
    }

    private static @Nullable Ways find(Map<String, Ways> links, Recipient recipient) {
        var ways = links.get(String.valueOf(recipient.link()));
        return ways != null ? ways : links.get(recipient.key());
    }

    /** The link with the token. */
    String to(String token) {
        return url.to("/j/" + token);
    }

    private Mono<Map<String, Ways>> derive(BriefingId briefing) {
        return roster.linksOf(briefing)
                .collect(HashMap<String, Ways>::new, this::add)
                .<Map<String, Ways>>map(links -> links)
                .cache(_ -> MOMENT, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    private void add(Map<String, Ways> links, JoinLink link) {
        var desk = link.deskToken();
        var ways = new Ways(to(link.token()), desk == null ? null : url.to("/p/" + desk));
        links.put(link.id().toString(), ways);
        links.put(link.point() != null ? "POINT:" + link.point() : String.valueOf(link.delegate()), ways);
    }
}
