package vn.giaoban.conclusions;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.overview.OverviewPart;
import vn.giaoban.pages.Card;
import vn.giaoban.pages.Screen;

/** What is still open of earlier briefings of the same series or host, on the page of one that is to come: it belongs on its agenda. */
@Component
class OpenTasksPart implements OverviewPart {

    private final Conclusions conclusions;
    private final TaskLines lines;
    private final Clock clock;

    OpenTasksPart(Conclusions conclusions, TaskLines lines, Clock clock) {
        this.conclusions = conclusions;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public Mono<Card> card(Briefing briefing, Screen screen) {
        var status = briefing.statusAt(clock.instant());
        if (status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED) return Mono.empty();
        var texts = screen.texts().isEnglish() ? ConclusionPages.TEXTS.english() : ConclusionPages.TEXTS.vietnamese();
        return conclusions
                .carriedOver(briefing)
                .filter(found -> !found.isEmpty())
                .flatMap(found -> lines.of(found, texts))
                .map(shown -> new Card("conclusions/open", texts, List.copyOf(shown)));
    }
}
