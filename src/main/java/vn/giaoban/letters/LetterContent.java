package vn.giaoban.letters;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.Ways;
import vn.giaoban.post.OneLine;

/**
 * What a letter says, in words, before it becomes plain text or HTML.
 *
 * @param heading what kind of letter it is
 * @param start when the briefing starts, on its own wall clock
 * @param rows labelled facts, in order
 * @param link the personal link; null in a cancellation
 * @param desk where a point answers and names its people; null for a person and in a cancellation
 * @param contact whom to ask; null when nobody is named
 */
record LetterContent(
        boolean cancellation,
        boolean urgent,
        String subject,
        String heading,
        String greeting,
        String intro,
        String title,
        ZonedDateTime start,
        String day,
        String hours,
        List<Row> rows,
        List<Item> agenda,
        @Nullable String link,
        String linkNote,
        @Nullable String desk,
        @Nullable String contact) {

    /** A labelled fact. */
    record Row(String label, String value) {}

    /** A line of the agenda; presenter and length may be empty. */
    record Item(int number, String title, String presenter, String minutes) {}

    static LetterContent of(Message message, Ways ways) {
        var plan = message.plan();
        var cancellation = message.kind() == MessageKind.CANCEL;
        var start = plan.time().start().atZone(plan.zone());
        return new LetterContent(
                cancellation,
                plan.isUrgent(),
                Wording.subject(message),
                heading(message),
                greeting(message.recipient()),
                intro(message),
                OneLine.of(plan.title()),
                start,
                Wording.day(start),
                Wording.hours(plan),
                rows(message),
                cancellation ? List.of() : agenda(plan),
                cancellation ? null : ways.join(),
                linkNote(message.recipient()),
                cancellation ? null : ways.desk(),
                plan.host() == null ? null : Wording.contact(plan.host()));
    }

    private static String heading(Message message) {
        return switch (message.kind()) {
            case REQUEST -> message.first() ? "Giấy mời họp trực tuyến" : "Giấy mời họp trực tuyến – cập nhật";
            case CANCEL -> message.plan().cancelled() ? "Thông báo huỷ họp" : "Thông báo thay đổi thành phần dự họp";
            case REMINDER ->
                message.occasion().equals(Occasion.ROOM) ? "Nhắc việc: chưa có phòng họp" : "Nhắc lịch họp trực tuyến";
            case NOTICE -> "Thông báo về cuộc họp trực tuyến";
        };
    }

    private static String greeting(Recipient recipient) {
        var name = OneLine.of(recipient.name());
        return "Kính gửi: " + (isPerson(recipient) ? "Ông/Bà " + name : name);
    }

    private static String intro(Message message) {
        var you = isPerson(message.recipient()) ? "Ông/Bà" : "Quý cơ quan";
        if (message.kind() == MessageKind.CANCEL) {
            return message.plan().cancelled()
                    ? "Cuộc họp giao ban trực tuyến dưới đây đã được huỷ. Đường dẫn tham dự đã gửi không còn hiệu lực."
                    : you
                            + " không còn trong thành phần dự cuộc họp giao ban trực tuyến dưới đây. Đường dẫn tham dự đã gửi không còn"
                            + " hiệu lực.";
        }
        if (message.kind() == MessageKind.REMINDER && !message.occasion().equals(Occasion.ROOM)) {
            var start = message.plan().time().start().atZone(message.plan().zone());
            return "Xin nhắc " + you + ": cuộc họp giao ban trực tuyến dưới đây bắt đầu lúc "
                    + DateTimeFormatter.ofPattern("HH:mm").format(start) + ", " + Wording.day(start) + ".";
        }
        if (message.kind() == MessageKind.REMINDER) {
            return "Điểm cầu " + OneLine.of(message.recipient().name())
                    + " chưa có phòng họp cho cuộc họp giao ban trực tuyến dưới đây. Đề nghị " + you
                    + " bố trí phòng họp và báo cho đơn vị chủ trì.";
        }
        if (message.first()) return "Trân trọng kính mời " + you + " tham dự cuộc họp giao ban trực tuyến:";
        return "Cuộc họp giao ban trực tuyến mà " + you + " được mời có thay đổi về " + Wording.changes(message)
                + ". Thông tin dưới đây thay cho giấy mời trước.";
    }

    private static List<Row> rows(Message message) {
        var plan = message.plan();
        var recipient = message.recipient();
        var rows = new ArrayList<Row>();
        if (plan.chair() != null) rows.add(new Row("Chủ trì", Wording.chair(plan.chair())));
        if (plan.host() != null)
            rows.add(new Row("Đơn vị chủ trì", OneLine.of(plan.host().name())));
        if (message.kind() != MessageKind.CANCEL) {
            if (recipient.point() != null) rows.add(new Row("Điểm cầu", OneLine.of(recipient.point())));
            if (recipient.roomName() != null) rows.add(new Row("Phòng họp", OneLine.of(recipient.roomName())));
            if (plan.isUrgent() && plan.urgentReason() != null)
                rows.add(new Row("Lý do khẩn", OneLine.of(plan.urgentReason())));
        } else if (plan.cancelled() && plan.cancelReason() != null) {
            rows.add(new Row("Lý do huỷ", OneLine.of(plan.cancelReason())));
        }
        return rows;
    }

    private static List<Item> agenda(Plan plan) {
        var items = new ArrayList<Item>();
        for (var item : plan.agenda()) {
            var presenter = item.presenter() == null ? "" : OneLine.of(item.presenter());
            var minutes = item.minutes() == null ? "" : item.minutes() + " phút";
            items.add(new Item(items.size() + 1, OneLine.of(item.title()), presenter, minutes));
        }
        return items;
    }

    private static String linkNote(Recipient recipient) {
        return isPerson(recipient)
                ? "Đường dẫn này dành riêng cho Ông/Bà, xin không chuyển tiếp. Tại đó Ông/Bà trả lời tham dự hoặc từ chối, thử máy ảnh và"
                        + " micrô, và vào phòng họp khi đến giờ."
                : "Đường dẫn này dành riêng cho thiết bị phòng họp của điểm cầu, xin không chuyển tiếp. Tại đó Quý cơ quan trả lời tham dự"
                        + " hoặc từ chối, thử thiết bị, và vào phòng họp khi đến giờ.";
    }

    private static boolean isPerson(Recipient recipient) {
        return recipient.kind() == Recipient.Kind.DELEGATE;
    }
}
