package vn.giaoban.weekboard;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Glance;
import vn.giaoban.pages.PageTexts;

/** Writes bars as HTML: there can be thousands, for which a template takes several times as long. */
class BarWriter {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Beyond it nobody reads a bar; the whole title is in the list above. */
    private static final int LONGEST_TITLE = 60;

    /** So many rows have room for a title that is written downwards. */
    private static final int TALL = 4;

    /** Below this part of the width, in hundredths, there is only room for the sign of the state. */
    private static final double SLIM = 3.5;

    private final Axis axis;
    private final PageTexts texts;
    private final Map<BriefingId, String> opened = new HashMap<>();
    private final Map<BriefingId, String> written = new HashMap<>();

    BarWriter(Axis axis, PageTexts texts) {
        this.axis = axis;
        this.texts = texts;
    }

    String write(List<Bar> bars) {
        var html = new StringBuilder(bars.size() * 200);
        for (var bar : bars) write(bar, html);
        return html.toString();
    }

    private void write(Bar bar, StringBuilder html) {
        var briefing = bar.briefing();
        for (var piece : axis.pieces(briefing.time())) {
            html.append(opened.computeIfAbsent(briefing.id(), _ -> open(briefing)));
            if (bar.rows() >= TALL) html.append(" tall");
            else if (piece.width() < SLIM) html.append(" slim");
            html.append("\" style=\"left:");
            append(html, piece.left());
            html.append("%;width:");
            append(html, piece.width());
            html.append("%;--y:").append(bar.row());
            if (bar.rows() > 1) html.append(";--n:").append(bar.rows());
            if (bar.lanes() > 1)
                html.append(";--lane:").append(bar.lane()).append(";--lanes:").append(bar.lanes());
            html.append(written.computeIfAbsent(briefing.id(), _ -> content(briefing)));
        }
    }

    private static String open(Glance briefing) {
        return "<a tabindex=\"-1\" href=\"/briefings/" + briefing.id() + "\" class=\"bar bar-"
                + briefing.status().name().toLowerCase(Locale.ROOT);
    }

    private String content(Glance briefing) {
        var hours = clock(briefing, axis.zone());
        var state = texts.get("state." + briefing.status());
        return "\" title=\"" + HtmlUtils.htmlEscape(hours + " " + briefing.title() + " (" + state + ")")
                + "\"><span><b>" + hours + "</b> " + HtmlUtils.htmlEscape(shortened(briefing.title())) + " <i>"
                + HtmlUtils.htmlEscape(state) + "</i></span></a>";
    }

    /** "08:00–09:30". */
    static String clock(Glance briefing, ZoneId zone) {
        return CLOCK.format(briefing.time().start().atZone(zone)) + "–"
                + CLOCK.format(briefing.time().end().atZone(zone));
    }

    private static String shortened(String title) {
        if (title.length() <= LONGEST_TITLE) return title;
        var end = title.offsetByCodePoints(0, Math.min(LONGEST_TITLE, title.codePointCount(0, title.length())));
        return title.substring(0, end).strip() + "…";
    }

    /** Two decimals: a pixel of a screen of 10,000. */
    private static void append(StringBuilder html, double share) {
        var hundredths = Math.round(share * 100);
        html.append(hundredths / 100);
        var rest = hundredths % 100;
        if (rest != 0) html.append(rest < 10 ? ".0" : ".").append(rest);
    }
}
