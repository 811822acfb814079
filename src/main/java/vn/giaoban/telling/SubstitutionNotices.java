package vn.giaoban.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.letters.Message;
import vn.giaoban.letters.NoticeContent;
import vn.giaoban.letters.NoticeContent.Action;
import vn.giaoban.letters.NoticeContent.Row;
import vn.giaoban.letters.NoticeWriter;
import vn.giaoban.substitutions.ConsentLinks;

/** What the chair is asked, and what the point is told of the decision. */
@Component
class SubstitutionNotices implements NoticeWriter {

    private final ConsentLinks links;

    SubstitutionNotices(ConsentLinks links) {
        this.links = links;
    }

    @Override
    public Optional<NoticeContent> write(Message message) {
        if (message.occasion().isSubstitution()) return Optional.of(question(message, SubstitutionFacts.of(message)));
        if (message.occasion().isDecision()) return Optional.of(decision(message, SubstitutionFacts.of(message)));
        return Optional.empty();
    }

    private NoticeContent question(Message message, SubstitutionFacts facts) {
        var title = message.plan().title();
        return new NoticeContent(
                "Xin ý kiến cử người dự thay: " + title,
                "Đề nghị cử người dự thay",
                "Kính gửi: Ông/Bà " + message.recipient().name(),
                List.of(
                        "Kính đề nghị Ông/Bà, với tư cách người chủ trì, cho ý kiến về việc cử người dự thay tại cuộc họp giao ban trực"
                                + " tuyến dưới đây."),
                rows(facts),
                List.of(
                        new Action("Đồng ý cho dự thay", links.approve(facts.substitution())),
                        new Action("Không đồng ý", links.reject(facts.substitution()))),
                "Mỗi đường dẫn mở một trang để Ông/Bà xác nhận; chỉ mở trang thì chưa thay đổi gì. Đường dẫn dành riêng cho Ông/Bà, xin"
                        + " không chuyển tiếp.");
    }

    private static NoticeContent decision(Message message, SubstitutionFacts facts) {
        var title = message.plan().title();
        var outcome = facts.isApproved() ? "Đồng ý cho dự thay" : "Không đồng ý cho dự thay";
        var by = facts.isDecidedByChair() ? "Người chủ trì" : "Người chủ trì (thư ký ghi nhận)";
        var rows = rows(facts);
        if (!facts.decisionReason().isEmpty()) rows.add(new Row("Lý do không đồng ý", facts.decisionReason()));
        return new NoticeContent(
                outcome + ": " + title,
                outcome,
                "Kính gửi: " + message.recipient().name(),
                List.of(facts.isApproved() ? approved(facts, by) : rejected(facts, by)),
                rows,
                List.of(),
                "");
    }

    private static String approved(SubstitutionFacts facts, String by) {
        return by + " đã đồng ý để " + facts.substitute() + " dự thay " + facts.delegate()
                + ". Đường dẫn của người không dự đã hết hiệu lực; người dự thay có giấy mời và đường dẫn riêng.";
    }

    private static String rejected(SubstitutionFacts facts, String by) {
        return by + " không đồng ý để " + facts.substitute() + " dự thay. " + facts.delegate()
                + " vẫn ở trong thành phần dự họp.";
    }

    private static List<Row> rows(SubstitutionFacts facts) {
        var rows = new ArrayList<Row>();
        if (!facts.point().isEmpty()) rows.add(new Row("Điểm cầu", facts.point()));
        rows.add(new Row("Không dự được", facts.delegate()));
        rows.add(new Row("Người dự thay", facts.substitute()));
        rows.add(new Row("Lý do", facts.reason()));
        return rows;
    }
}
