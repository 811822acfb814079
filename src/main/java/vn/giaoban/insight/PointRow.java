package vn.giaoban.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.SheetView.PointLine;
import vn.giaoban.pages.WallClock;
import vn.giaoban.presence.Verdict;

/**
 * A point on an attendance sheet.
 *
 * @param notes what else is to be said of the verdict: how late, gone early as well
 * @param bar the share as a width, in percent
 * @param current whether it is the line that is opened
 */
record PointRow(
        String code,
        String name,
        @Nullable Verdict verdict,
        List<String> notes,
        String joined,
        String left,
        String minutes,
        String share,
        String bar,
        int drops,
        int delegates,
        @Nullable Corrected corrected,
        String href,
        boolean current) {

    static PointRow of(PointLine line, Instant start, Wanted wanted, String page, WallClock clock) {
        var numbers = new Numbers(clock.texts());
        var joined = line.firstJoin();
        var left = line.lastLeave();
        return new PointRow(
                line.code(),
                line.name(),
                line.verdict(),
                notes(line, start, clock),
                joined == null ? "" : clock.second(joined.toInstant()),
                left == null ? "" : clock.second(left.toInstant()),
                numbers.number(line.minutes()),
                numbers.percent(line.share()),
                String.valueOf(Math.round(line.share() * 100)),
                line.drops(),
                line.delegates().size(),
                Corrected.of(line.correction(), clock),
                page + "?point=" + PointView.encoded(line.code()) + "#line",
                line.code().equals(wanted.point()));
    }

    private static List<String> notes(PointLine line, Instant start, WallClock clock) {
        var notes = new ArrayList<String>();
        var joined = line.firstJoin();
        if (line.verdict() == Verdict.LATE && line.late() && joined != null)
            notes.add(clock.texts().say("note.late", clock.length(Duration.between(start, joined.toInstant()))));
        if (line.verdict() == Verdict.LATE && line.leftEarly())
            notes.add(clock.texts().get("note.early"));
        return notes;
    }
}
