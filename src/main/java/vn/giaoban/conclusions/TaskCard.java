package vn.giaoban.conclusions;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.Card;
import vn.giaoban.pages.LinkHolder;
import vn.giaoban.pages.LinkPart;
import vn.giaoban.pages.Reader;

/** What a point has to do, on its own page, where it says how far it is. */
@Component
@Order(20)
class TaskCard implements LinkPart {

    private final PointTasks tasks;
    private final TaskLines lines;

    TaskCard(PointTasks tasks, TaskLines lines) {
        this.tasks = tasks;
        this.lines = lines;
    }

    /**
     * What the card shows.
     *
     * @param action where a report is sent, before the task's id
     * @param query {@code ?lang=…} when the reader chose a language, else empty
     */
    record Content(List<TaskLine> lines, String action, String query) {}

    @Override
    public Mono<Card> card(LinkHolder holder, Reader reader) {
        var point = holder.point();
        if (point == null || !holder.desk()) return Mono.empty();
        var texts = reader.texts().isEnglish() ? ConclusionPages.TEXTS.english() : ConclusionPages.TEXTS.vietnamese();
        return tasks.ofPoint(point, new BriefingId(holder.briefing()))
                .filter(found -> !found.isEmpty())
                .flatMap(found -> lines.of(found, texts))
                .map(shown -> new Card(
                        "conclusions/card", texts, new Content(shown, reader.path() + "/tasks/", reader.query())));
    }
}
