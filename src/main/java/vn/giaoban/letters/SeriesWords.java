package vn.giaoban.letters;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a letter says of a series, beside what it says of one of its occurrences. */
final class SeriesWords {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final int FIRST_DATES = 5;
    private static final int MOST_DATES = 12;

    private SeriesWords() {}

    /** The rule in words, the first dates, and what differs; or which occurrences the letter is about. */
    static List<LetterContent.Row> rows(Portion portion) {
        var rows = new ArrayList<LetterContent.Row>();
        var sheet = portion.sheet();
        var rhythm = sheet.rhythm();
        if (!portion.isWhole()) {
            if (portion.only().size() > 1) rows.add(new LetterContent.Row("Các buổi", times(portion.only())));
        } else if (rhythm != null) {
            rows.add(new LetterContent.Row(
                    "Lịch định kỳ", rhythm.recurrence(sheet.zone()).inWords(VIETNAMESE)));
            rows.add(new LetterContent.Row("Các buổi đầu", firstDates(sheet)));
            if (!rhythm.exdates().isEmpty()) rows.add(new LetterContent.Row("Không họp", dates(rhythm.exdates())));
            if (!sheet.sittings().isEmpty()) rows.add(new LetterContent.Row("Khác thường lệ", times(sheet.sittings())));
        } else if (sheet.sittings().size() > 1) {
            rows.add(new LetterContent.Row("Các buổi", times(sheet.sittings())));
        }
        return rows;
    }

    /** The beginning of a letter about a series. */
    static String intro(Message message, Portion portion, String you) {
        var cancellation = message.kind() == MessageKind.CANCEL;
        if (portion.isWhole()) {
            if (cancellation)
                return message.plan().cancelled()
                        ? "Toàn bộ lịch họp giao ban trực tuyến định kỳ dưới đây đã được huỷ. Các đường dẫn tham dự đã gửi không còn"
                                + " hiệu lực."
                        : you + " không còn trong thành phần dự các cuộc họp giao ban trực tuyến định kỳ dưới đây.";
            if (message.first())
                return "Trân trọng kính mời " + you + " tham dự các cuộc họp giao ban trực tuyến định kỳ:";
            return "Lịch họp giao ban trực tuyến định kỳ mà " + you + " được mời có thay đổi về "
                    + Wording.changes(message) + ". Thông tin dưới đây thay cho giấy mời trước.";
        }
        var these = portion.only().size() > 1 ? "các buổi" : "một buổi";
        if (cancellation)
            return message.plan().cancelled()
                    ? "Trong lịch họp định kỳ, " + these + " dưới đây đã được huỷ. Các buổi khác không thay đổi."
                    : you + " không còn trong thành phần dự " + these
                            + " dưới đây của lịch họp định kỳ. Các buổi khác không thay" + " đổi.";
        if (message.first())
            return "Trân trọng kính mời " + you + " tham dự " + these + " của lịch họp giao ban trực tuyến định kỳ:";
        return "Trong lịch họp định kỳ, " + these + " dưới đây có thay đổi"
                + (message.changes().isEmpty() ? "" : " về " + Wording.changes(message))
                + ". Các buổi khác không thay đổi.";
    }

    /** What the link of a series is for. */
    static String linkNote(String you) {
        return "Đường dẫn này dành riêng cho " + you
                + ", xin không chuyển tiếp. Tại đó có đường dẫn tham dự của từng buổi; trong giờ họp,"
                + " đường dẫn đưa thẳng đến buổi đang diễn ra.";
    }

    private static String firstDates(SeriesSheet sheet) {
        var first = sheet.shown(LocalDateTime.MAX.withYear(4000)).values().stream()
                .limit(FIRST_DATES + 1L)
                .map(sitting -> DATE.format(start(sitting)))
                .toList();
        var more = first.size() > FIRST_DATES;
        return String.join(", ", more ? first.subList(0, FIRST_DATES) : first) + (more ? ", …" : "");
    }

    private static String dates(List<LocalDateTime> days) {
        return days.stream().limit(MOST_DATES).map(DATE::format).collect(Collectors.joining(", "))
                + (days.size() > MOST_DATES ? ", …" : "");
    }

    private static String times(List<Sitting> sittings) {
        return sittings.stream()
                        .limit(MOST_DATES)
                        .map(sitting -> Wording.when(sitting.plan()))
                        .collect(Collectors.joining("; "))
                + (sittings.size() > MOST_DATES ? "; …" : "");
    }

    private static ZonedDateTime start(Sitting sitting) {
        return sitting.plan().time().start().atZone(sitting.plan().zone());
    }
}
