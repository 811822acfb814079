package vn.giaoban.letterhead;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import vn.giaoban.letterhead.FormalNotice.Item;

/**
 * Lays out one notice of conclusions after Decree 30/2020/NĐ-CP, appendix I (the parts of a document, their places and sizes) and appendix III (the
 * form of a document with a name of its kind): A4, margins of 20, 20, 30 and 15 mm, 13 to 14 points.
 */
final class NoticePage {

    private static final float MM = 72 / 25.4f;
    private static final List<String> COPIES = List.of("Chủ trì cuộc họp", "Các điểm cầu dự họp", "Lưu: VT");

    private final LetterheadSettings settings;
    private final OfficialFonts fonts;
    private final FormalNotice notice;
    private final Masthead masthead;
    private final FormalText text;

    NoticePage(LetterheadSettings settings, OfficialFonts fonts, FormalNotice notice) {
        this.settings = settings;
        this.fonts = fonts;
        this.notice = notice;
        this.masthead = new Masthead(settings, fonts, body());
        this.text = new FormalText(settings, fonts, masthead);
    }

    /** The document as the library makes it. */
    byte[] write() {
        var bytes = new ByteArrayOutputStream(48_000);
        var document = new Document(PageSize.A4, 30 * MM, 15 * MM, 20 * MM, 20 * MM);
        var writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new PageNumbers(fonts.upright(13), 20 * MM));
        document.open();
        document.addTitle("Thông báo: " + fonts.printable(notice.subject()));
        document.addAuthor(body());
        writer.getInfo().put(PdfName.CREATIONDATE, date());
        writer.getInfo().put(PdfName.MODDATE, date());
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("vi"));
        document.add(masthead.table(number(), notice.issued()));
        addTitle(document);
        addContent(document);
        document.add(text.foot(COPIES));
        document.close();
        return bytes.toByteArray();
    }

    private PdfString date() {
        return new PdfString("D:" + notice.issued().toString().replace("-", "") + "000000Z");
    }

    private String body() {
        var body = settings.body() == null ? notice.host() : settings.body();
        return body == null ? "" : fonts.printable(body);
    }

    private String number() {
        return notice.number() == null ? "          /TB" : fonts.printable(notice.number());
    }

    private void addTitle(Document document) {
        var title = Masthead.centred("THÔNG BÁO", fonts.bold(14));
        title.setSpacingBefore(16);
        document.add(title);
        document.add(Masthead.centred(fonts.printable(notice.subject()), fonts.bold(14)));
        document.add(Masthead.line(20));
        var space = Masthead.centred(" ", fonts.upright(8));
        document.add(space);
    }

    private void addContent(Document document) {
        document.add(text.running(fonts.printable(notice.opening())));
        var number = 0;
        for (var item : notice.items()) {
            number++;
            add(document, number, item);
        }
        var body = body().isEmpty() ? "Cơ quan chủ trì" : body();
        document.add(text.running("Trên đây là kết luận của chủ trì cuộc họp, " + body
                + " thông báo để các cơ quan, đơn vị biết, thực hiện./."));
    }

    private void add(Document document, int number, Item item) {
        var first = true;
        for (var line : item.text().lines().filter(one -> !one.isBlank()).toList()) {
            document.add(text.running((first ? number + ". " : "") + fonts.printable(line.strip())));
            first = false;
        }
        for (var task : item.tasks()) document.add(text.running("- " + fonts.printable(task) + "."));
    }
}
