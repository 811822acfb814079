package vn.giaoban.live;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A board as watchers see it, and the last of its changes for those who come back. It never changes; what it comes to on the wire is
 * made once for all watchers.
 */
final class Board {

    private final String id;
    private final SortedMap<String, String> lines;
    private final List<Change> changes;
    private final int replay;
    private final AtomicReference<byte @Nullable []> snapshot = new AtomicReference<>();
    private final AtomicReference<@Nullable Rest> newest = new AtomicReference<>();

    /**
     * A board.
     *
     * @param id of its last change
     * @param lines by key
     * @param changes those that led to it, as many as are kept, the last one's id being the board's
     * @param replay how many are kept
     */
    Board(String id, SortedMap<String, String> lines, List<Change> changes, int replay) {
        this.id = id;
        this.lines = Collections.unmodifiableSortedMap(lines);
        this.changes = changes;
        this.replay = replay;
    }

    /** Names its state. */
    String id() {
        return id;
    }

    SortedMap<String, String> lines() {
        return lines;
    }

    /** Whether nothing more will come. */
    boolean isClosed() {
        return lines.getOrDefault(Line.HEAD, "").endsWith("\"closed\":true}");
    }

    /** The board after some changes of lines. */
    Board with(List<Change> more) {
        if (more.isEmpty()) return this;
        var next = new TreeMap<>(lines);
        more.forEach(change -> next.put(change.key(), change.json()));
        var kept = new ArrayList<>(changes);
        kept.addAll(more);
        var from = Math.max(0, kept.size() - replay);
        var board = new Board(more.getLast().id(), next, List.copyOf(kept.subList(from, kept.size())), replay);
        board.newest.set(new Rest(id, bytes(more)));
        return board;
    }

    /** The lines that differ in others. */
    List<Map.Entry<String, String>> differences(SortedMap<String, String> others) {
        return others.entrySet().stream()
                .filter(line -> !line.getValue().equals(lines.get(line.getKey())))
                .toList();
    }

    /** Whether others are so different that the board has to be read anew: its head changed, or lines are gone. */
    boolean isOtherThan(SortedMap<String, String> others) {
        return !String.valueOf(lines.get(Line.HEAD)).equals(others.get(Line.HEAD))
                || !others.keySet().containsAll(lines.keySet());
    }

    /** What a watcher has missed, as it goes over the wire: the changes, else the whole board. */
    byte[] since(@Nullable String seen) {
        if (seen == null) return snapshot();
        var known = newest.get();
        if (known != null && known.from.equals(seen)) return known.bytes;
        return missed(seen);
    }

    /** What most watchers miss of this board, since they have all seen the one before it. */
    private static final class Rest {
        private final String from;
        private final byte[] bytes;

        Rest(String from, byte[] bytes) {
            this.from = from;
            this.bytes = bytes;
        }
    }

    private byte[] missed(String seen) {
        var at = changes.size() - 1;
        while (at >= 0 && !changes.get(at).id().equals(seen)) at--;
        var missed = changes.subList(at + 1, changes.size());
        return at < 0 || missed.stream().anyMatch(Change::isOfAll) ? snapshot() : bytes(missed);
    }

    private static byte[] bytes(List<Change> changes) {
        var bytes = new ByteArrayOutputStream();
        changes.forEach(change -> bytes.writeBytes(change.toEvent()));
        return bytes.toByteArray();
    }

    /** The whole board as an event. */
    private byte[] snapshot() {
        var known = snapshot.get();
        if (known != null) return known;
        var made = Change.event(id, Line.Kind.HEAD.event(), whole());
        snapshot.set(made);
        return made;
    }

    private String whole() {
        var head = lines.getOrDefault(Line.HEAD, "{}");
        return "%s,\"points\":[%s],\"delegates\":[%s],\"alerts\":[%s]}"
                .formatted(
                        head.substring(0, head.length() - 1),
                        all(Line.Kind.POINT),
                        all(Line.Kind.DELEGATE),
                        all(Line.Kind.ALERT));
    }

    private String all(Line.Kind kind) {
        return lines.entrySet().stream()
                .filter(line -> Line.Kind.of(line.getKey()) == kind)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(","));
    }
}
