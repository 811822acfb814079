package vn.giaoban.audience;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Roster;

/** Phone numbers for messages that go to phones; those of one briefing's people are read together and kept for a moment. */
@Component
public class Phones {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int MOST_BRIEFINGS = 64;

    private final Points points;
    private final Roster roster;
    private final Map<BriefingId, Mono<Map<String, String>>> recent = new ConcurrentHashMap<>();

    Phones(Points points, Roster roster) {
        this.points = points;
        this.roster = roster;
    }

    /** The recipient's number as it is now; empty when there is none. */
    public Mono<String> of(BriefingId briefing, Recipient recipient) {
        if (recipient.kind() == Recipient.Kind.POINT)
            return points.byCodes(List.of(recipient.id()))
                    .mapNotNull(found -> found.get(recipient.id()))
                    .mapNotNull(point -> point.phone());
        if (recent.size() > MOST_BRIEFINGS) recent.clear();
        return recent.computeIfAbsent(briefing, this::read).mapNotNull(numbers -> numbers.get(recipient.id()));
    }

    private Mono<Map<String, String>> read(BriefingId briefing) {
        return roster.roll(briefing)
                .map(roll -> {
                    var numbers = new HashMap<String, String>();
                    for (Delegate delegate : roll.delegates())
                        if (delegate.phone() != null) numbers.put(delegate.id().toString(), delegate.phone());
                    return (Map<String, String>) numbers;
                })
                .cache(_ -> MOMENT, _ -> Duration.ZERO, () -> Duration.ZERO);
    }
}
