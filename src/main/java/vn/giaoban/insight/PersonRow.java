package vn.giaoban.insight;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.SheetView.DelegateLine;
import vn.giaoban.pages.WallClock;
import vn.giaoban.presence.Verdict;

/**
 * A delegate on an attendance sheet.
 *
 * @param role key of its words
 * @param inPlaceOf who was expected before them; null when nobody was
 * @param joined empty when they never came
 */
record PersonRow(
        UUID id,
        String name,
        String role,
        @Nullable String inPlaceOf,
        @Nullable Verdict verdict,
        String joined,
        String left,
        String share,
        @Nullable Corrected corrected,
        String href) {

    static PersonRow of(DelegateLine line, String page, WallClock clock) {
        var joined = line.firstJoin();
        var left = line.lastLeave();
        return new PersonRow(
                line.id(),
                line.name(),
                "role." + line.role(),
                line.substituteForName(),
                line.verdict(),
                joined == null ? "" : clock.second(joined.toInstant()),
                left == null ? "" : clock.second(left.toInstant()),
                new Numbers(clock.texts()).percent(line.share()),
                Corrected.of(line.correction(), clock),
                page + "?delegate=" + line.id() + "#line");
    }
}
