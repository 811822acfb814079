package vn.giaoban.letterhead;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Lays out one invitation after Decree 30/2020/NĐ-CP, appendix I (the parts of a document, their places and sizes) and appendix III (the form of a
 * giấy mời): A4, margins of 20, 20, 30 and 15 mm, 13 to 14 points.
 */
final class FormalPage {

    private static final float MM = 72 / 25.4f;
    private static final float BODY = 14;

    private final LetterheadSettings settings;
    private final OfficialFonts fonts;
    private final FormalInvitation invitation;

    FormalPage(LetterheadSettings settings, OfficialFonts fonts, FormalInvitation invitation) {
        this.settings = settings;
        this.fonts = fonts;
        this.invitation = invitation;
    }

    /** The document as the library makes it. */
    byte[] write() {
        var bytes = new ByteArrayOutputStream(48_000);
        var document = new Document(PageSize.A4, 30 * MM, 15 * MM, 20 * MM, 20 * MM);
        var writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new PageNumbers(fonts.upright(13), 20 * MM));
        document.open();
        document.addTitle("Giấy mời: " + fonts.printable(invitation.title()));
        document.addAuthor(body());
        writer.getInfo().put(PdfName.CREATIONDATE, date());
        writer.getInfo().put(PdfName.MODDATE, date());
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("vi"));
        document.add(masthead().table(number(), invitation.issued()));
        addTitle(document);
        addContent(document);
        document.add(text().foot(settings.copies()));
        document.close();
        return bytes.toByteArray();
    }

    private PdfString date() {
        return new PdfString("D:" + invitation.issued().toString().replace("-", "") + "000000Z");
    }

    private Masthead masthead() {
        return new Masthead(settings, fonts, body());
    }

    private FormalText text() {
        return new FormalText(settings, fonts, masthead());
    }

    private String body() {
        var body = settings.body() == null ? invitation.host() : settings.body();
        return body == null ? "" : fonts.printable(body);
    }

    private String number() {
        var number = fonts.printable(settings.number()
                .replace(
                        "{briefing}",
                        invitation.briefing().toString().substring(0, 8).toUpperCase(Locale.ROOT))
                .replace("{version}", Integer.toString(invitation.version()))
                .replace("{year}", Integer.toString(invitation.issued().getYear())));
        return number.startsWith("/") ? "          " + number : number;
    }

    private void addTitle(Document document) {
        var title = Masthead.centred("GIẤY MỜI", fonts.bold(14));
        title.setSpacingBefore(16);
        document.add(title);
        document.add(Masthead.centred(fonts.printable(invitation.title()), fonts.bold(14)));
        document.add(Masthead.line(20));
        var to = Masthead.centred("Kính gửi: " + fonts.printable(invitation.to()), fonts.upright(BODY));
        to.setSpacingBefore(10);
        to.setSpacingAfter(6);
        document.add(to);
    }

    private void addContent(Document document) {
        var host = body().isEmpty() ? "Cơ quan chủ trì" : body();
        var you = fonts.printable(invitation.you());
        document.add(text().running(host + " trân trọng kính mời " + you + " dự cuộc họp trực tuyến: "
                + fonts.printable(invitation.title()) + "."));
        if (invitation.replaces() != null) document.add(text().running(fonts.printable(invitation.replaces())));
        if (invitation.chair() != null) document.add(text().labelled("Chủ trì", invitation.chair() + "."));
        document.add(text().labelled("Thành phần", settings.participants() + "."));
        document.add(text().labelled("Thời gian", invitation.time() + "."));
        document.add(text().labelled("Địa điểm", invitation.place() + "."));
        addAgenda(document);
        if (invitation.contact() != null) document.add(text().labelled("Liên hệ", invitation.contact() + "."));
        document.add(text().running("Trân trọng kính mời " + you + " tham dự đúng thời gian, thành phần./."));
    }

    private void addAgenda(Document document) {
        if (invitation.agenda().isEmpty()) return;
        document.add(text().labelled("Nội dung", ""));
        var number = 0;
        for (var item : invitation.agenda()) {
            number++;
            document.add(text().running(number + ". " + fonts.printable(item)
                    + (number == invitation.agenda().size() ? "." : ";")));
        }
    }
}
