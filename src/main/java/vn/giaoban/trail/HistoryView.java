package vn.giaoban.trail;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.giaoban.audit.AuditEntry;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.kernel.Page;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;

/**
 * The history of a briefing.
 *
 * @param when its time, in words
 * @param next where the rest is; empty at the end
 */
record HistoryView(String id, String title, String when, BriefingStatus status, List<EntryView> entries, String next) {

    /** What every change of the plan brings along, or what nobody can change. */
    private static final Set<String> NOT_TOLD = Set.of("id", "version", "sequence", "createdAt", "createdBy");

    private static final int LINES = 12;

    static HistoryView of(Known.Named known, Page<AuditEntry> page, Instant now, PageTexts words) {
        var briefing = known.briefing();
        var clock = new WallClock(briefing.zone(), words);
        var texts = new TrailTexts(clock, known.names());
        var id = briefing.id().toString();
        return new HistoryView(
                id,
                briefing.title(),
                clock.stamp(briefing.time().start()) + " – "
                        + clock.time(briefing.time().end()),
                briefing.statusAt(now),
                page.items().stream()
                        .map(entry -> EntryView.of(entry, texts, NOT_TOLD, LINES))
                        .toList(),
                page.next() == null ? "" : "/briefings/" + id + "/history?cursor=" + page.next());
    }
}
