package vn.giaoban.insight;

import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.SheetView.CorrectionLine;
import vn.giaoban.pages.WallClock;

/** A correction that holds: who said so, when, and why. */
record Corrected(String by, String stamp, String reason) {

    static @Nullable Corrected of(@Nullable CorrectionLine line, WallClock clock) {
        return line == null
                ? null
                : new Corrected(line.by(), clock.stamp(line.at().toInstant()), line.reason());
    }
}
