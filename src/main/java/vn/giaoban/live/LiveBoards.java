package vn.giaoban.live;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.alerts.AlertView;
import vn.giaoban.briefings.BriefingId;

/** The live board as the pages of this service show it: the very lines that watchers are sent. */
@Component
public class LiveBoards {

    private final Hubs hubs;
    private final Boards boards;
    private final Refresher refresher;
    private final JsonMapper json;

    LiveBoards(Hubs hubs, Boards boards, Refresher refresher, JsonMapper json) {
        this.hubs = hubs;
        this.boards = boards;
        this.refresher = refresher;
        this.json = json;
    }

    /**
     * The board now: what was told last to those who watch at this instance, so that a page which follows an event finds what the event told of;
     * computed when nobody watches here. Fails with {@code not-found} when there is no such briefing.
     */
    public Mono<LiveBoard> now(BriefingId id) {
        return lines(id)
                .map(lines -> new LiveBoard(
                        read(lines, Line.Kind.POINT, BoardView.PointLine.class),
                        read(lines, Line.Kind.ALERT, AlertView.class)));
    }

    /** Something that a board shows may have changed without an event that this module hears. */
    public void lookAgain(BriefingId id) {
        refresher.wake(id);
    }

    private Mono<SortedMap<String, String>> lines(BriefingId id) {
        var hub = hubs.find(id);
        var board = hub == null ? null : hub.board();
        return board == null ? boards.lines(id) : Mono.just(board.lines());
    }

    private <T> List<T> read(SortedMap<String, String> lines, Line.Kind kind, Class<T> type) {
        return lines.entrySet().stream()
                .filter(line -> Line.Kind.of(line.getKey()) == kind)
                .map(Map.Entry::getValue)
                .map(text -> json.readValue(text, type))
                .toList();
    }
}
