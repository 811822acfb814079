package vn.giaoban.papers;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Point;

/**
 * The tab of documents.
 *
 * @param rows those that the reader may see, in order
 * @param points those that may be named, in catalogue order
 * @param done what was just done, in words; empty when nothing was
 * @param fault why a file was not taken, in words; empty when it was
 * @param detail the same as the service says it
 * @param limit the largest that is taken, in words
 */
record DocumentsView(
        String id,
        String title,
        String when,
        BriefingStatus status,
        List<Row> rows,
        List<Choice> points,
        String done,
        String fault,
        String detail,
        String limit) {

    /**
     * A document.
     *
     * @param access PaperAccess by name
     * @param readers who may read it, in words
     * @param facts kind and size
     * @param uploaded when and by whom
     * @param points those that may be named, with those that are
     * @param place in the list, from 1 on
     */
    record Row(
            String id,
            String name,
            String access,
            String readers,
            String facts,
            String uploaded,
            String sha256,
            List<Choice> points,
            int place) {}

    /** A point that may be named. */
    record Choice(String code, String name, boolean chosen) {}

    /**
     * What the page shows.
     *
     * @param known points by code
     */
    static DocumentsView of(
            Briefing briefing, List<Document> documents, Map<String, Point> known, Screen screen, Said said) {
        var clock = new WallClock(briefing.zone(), screen.texts());
        var readable = documents.stream()
                .filter(document -> document.rights().isForAccount(screen.roles()))
                .toList();
        var rows = new ArrayList<Row>();
        for (var document : readable) rows.add(row(document, briefing, known, clock, rows.size() + 1));
        return new DocumentsView(
                briefing.id().toString(),
                briefing.title(),
                clock.stamp(briefing.time().start()) + " – "
                        + clock.time(briefing.time().end()),
                briefing.statusAt(said.now()),
                List.copyOf(rows),
                choices(briefing, known, List.of()),
                said.done().isEmpty() ? "" : screen.texts().words().getOrDefault("done." + said.done(), ""),
                said.fault(),
                said.detail(),
                said.limit());
    }

    /**
     * What there is to say on the page beside the list.
     *
     * @param done the key of what was just done; empty for nothing
     * @param fault in words; empty for none
     * @param limit the largest that is taken, in words
     */
    record Said(Instant now, String done, String fault, String detail, String limit) {}

    private static Row row(Document document, Briefing briefing, Map<String, Point> known, WallClock clock, int place) {
        var rights = document.rights();
        return new Row(
                document.id().toString(),
                document.name(),
                rights.access().name(),
                readers(rights, known, clock.texts()),
                PaperType.label(document.mediaType()) + ", " + size(document.size(), clock.texts()),
                clock.texts().say("row.uploaded", clock.stamp(document.uploadedAt()), document.uploadedBy()),
                document.sha256(),
                choices(briefing, known, rights.points()),
                place);
    }

    private static String readers(Rights rights, Map<String, Point> known, PageTexts texts) {
        return switch (rights.access()) {
            case EVERYBODY, SECRETARIES -> texts.get("access." + rights.access());
            case POINTS ->
                rights.points().size() > 3
                        ? texts.say("access.points.count", rights.points().size())
                        : String.join(
                                "; ",
                                rights.points().stream()
                                        .map(code -> nameOf(code, known))
                                        .toList());
        };
    }

    private static List<Choice> choices(Briefing briefing, Map<String, Point> known, List<String> chosen) {
        return briefing.points().stream()
                .map(ExpectedPoint::point)
                .map(code -> new Choice(code, nameOf(code, known), chosen.contains(code)))
                .toList();
    }

    private static String nameOf(String code, Map<String, Point> known) {
        var point = known.get(code);
        return point == null ? code : point.name();
    }

    /** "1,4 MB", as people count bytes. */
    static String size(long bytes, PageTexts texts) {
        var format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(1);
        if (bytes >= 1 << 20) return format.format(bytes / (double) (1 << 20)) + " MB";
        return format.format(Math.ceilDiv(bytes, 1 << 10)) + " KB";
    }
}
