package vn.giaoban.overview;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Response;

/** The tab of delegates: who is expected in person. */
record DelegatesView(OverviewView.Head head, List<Row> rows) {

    /**
     * A delegate.
     *
     * @param title position; empty when nobody said
     * @param point name of the point; empty for somebody who was invited by name
     * @param role in the reader's words
     */
    record Row(String name, String title, String point, String role, Response response) {

        /** Names the colours of the answer. */
        public String css() {
            return "state-" + response.name().toLowerCase(Locale.ROOT);
        }
    }

    static DelegatesView of(Facts.Found found, Instant now, WallClock clock) {
        return new DelegatesView(
                OverviewView.Head.of(found, now, clock),
                found.roll().delegates().stream()
                        .map(delegate -> row(found, delegate, clock))
                        .toList());
    }

    private static Row row(Facts.Found found, Delegate delegate, WallClock clock) {
        return new Row(
                delegate.name(),
                OverviewView.orEmpty(delegate.title()),
                delegate.point() == null ? "" : found.nameOf(delegate.point()),
                clock.texts().get("role." + delegate.role()),
                delegate.response());
    }
}
