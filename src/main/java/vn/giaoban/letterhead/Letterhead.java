package vn.giaoban.letterhead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/** Formal invitations and reports as PDF. */
@Component
public class Letterhead {

    private final LetterheadSettings settings;
    private final ReportSettings reports;
    private final OfficialFonts fonts = new OfficialFonts();
    /** For what is the same for many, and for what is tried again. */
    private final Cache<FormalInvitation, byte[]> recent =
            Caffeine.newBuilder().maximumSize(32).build();

    Letterhead(LetterheadSettings settings, ReportSettings reports) {
        this.settings = settings;
        this.reports = reports;
    }

    /** Whether invitations carry one. */
    public boolean isAttached() {
        return settings.attach();
    }

    /** The document, the same bytes each time; not a copy. Blocks the first time, when the fonts are read. */
    public byte[] write(FormalInvitation invitation) {
        return recent.get(settings.personal() ? invitation : invitation.forAll(), this::print);
    }

    /** A report, the same bytes each time. Blocks: a long one takes a second. */
    public byte[] print(PrintedReport report) {
        return SteadyPdf.of(new ReportPage(settings, reports, fonts, report).write(), report);
    }

    /** The notice of a briefing's conclusions, the same bytes each time. Blocks: a long one takes a while. */
    public byte[] print(FormalNotice notice) {
        return SteadyPdf.of(new NoticePage(settings, fonts, notice).write(), notice);
    }

    private byte[] print(FormalInvitation invitation) {
        return SteadyPdf.of(new FormalPage(settings, fonts, invitation).write(), invitation);
    }
}
