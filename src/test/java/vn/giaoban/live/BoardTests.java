package vn.giaoban.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes over the wire to watchers who have seen all, some or nothing of a board. */
class BoardTests {

    private static final String HEAD = "{\"title\":\"Giao ban\",\"closed\":false}";

    private final Board first =
            new Board("1", lines(Map.of("p00000:A", "{\"code\":\"A\"}")), List.of(new Change("1", "!", "")), 3);

    @Test
    void whoHasSeenNothingGetsTheWholeBoard() {
        assertThat(text(first.since(null)))
                .isEqualTo(
                        "id:1\nevent:snapshot\ndata:{\"title\":\"Giao ban\",\"closed\":false,\"points\":[{\"code\":\"A\"}],"
                                + "\"delegates\":[],\"alerts\":[]}\n\n");
    }

    @Test
    void whoHasSeenTheBoardBeforeGetsTheChanges() {
        var next = first.with(List.of(change(2), change(3)));
        assertThat(text(next.since("1")))
                .isEqualTo("id:2\nevent:point\ndata:{\"n\":2}\n\nid:3\nevent:point\ndata:{\"n\":3}\n\n");
        assertThat(text(next.since("2"))).isEqualTo("id:3\nevent:point\ndata:{\"n\":3}\n\n");
        assertThat(next.since("1")).as("made once for all").isSameAs(next.since("1"));
    }

    @Test
    void whoMissedMoreThanIsKeptGetsTheWholeBoard() {
        var board = first;
        for (var n = 2; n <= 6; n++) board = board.with(List.of(change(n)));
        assertThat(text(board.since("4"))).startsWith("id:5\nevent:point\n").contains("id:6\n");
        assertThat(text(board.since("3"))).startsWith("id:6\nevent:snapshot\n");
        assertThat(text(board.since("1"))).startsWith("id:6\nevent:snapshot\n");
    }

    @Test
    void anIdThatIsNoneOfOursGetsTheWholeBoard() {
        for (var id : List.of("", "0", "-1", "99999999999999999999-0", "1\n2", "' or 1=1", "\u0000", "đ", "*", "$"))
            assertThat(text(first.since(id))).startsWith("id:1\nevent:snapshot\n");
    }

    @Test
    void aBoardThatWasReadAnewIsNotToldInPieces() {
        var log = List.of(change(1), new Change("2", "!", ""), change(3));
        var board = new Board("3", lines(Map.of("p00000:A", "{}")), log, 3);
        assertThat(text(board.since("1"))).startsWith("id:3\nevent:snapshot\n");
        assertThat(text(board.since("2"))).isEqualTo("id:3\nevent:point\ndata:{\"n\":3}\n\n");
    }

    @Test
    void keysPutLinesInTheirOrder() {
        var keys = new ArrayList<String>();
        IntStream.of(0, 9, 10, 100, 4999).forEach(n -> keys.add(Line.ofPoint(n, "Z" + (5000 - n))));
        assertThat(keys).isSorted();
    }

    @Test
    void aTitleCannotCloseABoard() {
        var lines = lines(Map.of());
        lines.put(Line.HEAD, "{\"title\":\"\\\"closed\\\":true}\",\"closed\":false}");
        assertThat(new Board("1", lines, List.of(), 3).isClosed()).isFalse();
        lines.put(Line.HEAD, "{\"title\":\"x\",\"closed\":true}");
        assertThat(new Board("1", lines, List.of(), 3).isClosed()).isTrue();
    }

    private static Change change(int n) {
        return new Change(Integer.toString(n), "p00000:A", "{\"n\":" + n + "}");
    }

    private static SortedMap<String, String> lines(Map<String, String> others) {
        var lines = new TreeMap<>(others);
        lines.put(Line.HEAD, HEAD);
        return lines;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
