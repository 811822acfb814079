package vn.giaoban.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.letters.Message;
import vn.giaoban.letters.NoticeContent;
import vn.giaoban.letters.NoticeContent.Action;
import vn.giaoban.letters.NoticeContent.Row;
import vn.giaoban.letters.NoticeWriter;

/** What a point is told that has not checked its devices, or where something does not work. */
@Component
class PreflightNotices implements NoticeWriter {

    private static final Map<Device, String> WORDS = Map.of(
            Device.CAMERA, "Camera",
            Device.MICROPHONE, "Micrô",
            Device.SPEAKER, "Loa",
            Device.NETWORK, "Đường truyền");

    /** As a message keeps it. */
    static Map<String, String> details(Duration before, @Nullable DeviceCheck newest) {
        var faulty = newest == null || newest.before() == null
                ? ""
                : newest.faulty().stream().map(Device::name).collect(Collectors.joining(","));
        return Map.of("minutes", String.valueOf(before.toMinutes()), "faulty", faulty);
    }

    @Override
    public Optional<NoticeContent> write(Message message) {
        return message.occasion().isPreflight() ? Optional.of(content(message)) : Optional.empty();
    }

    private static NoticeContent content(Message message) {
        var minutes = message.details().getOrDefault("minutes", "");
        var faulty = faulty(message.details().getOrDefault("faulty", ""));
        var title = message.plan().title();
        var rows = new ArrayList<Row>();
        rows.add(new Row("Điểm cầu", message.recipient().name()));
        if (message.recipient().roomName() != null)
            rows.add(new Row("Phòng họp", message.recipient().roomName()));
        rows.add(new Row("Tình trạng", faulty.isEmpty() ? "Chưa kiểm tra thiết bị" : "Chưa hoạt động: " + faulty));
        return new NoticeContent(
                (faulty.isEmpty() ? "Đề nghị kiểm tra thiết bị: " : "Thiết bị chưa sẵn sàng: ") + title,
                "Kiểm tra thiết bị trước giờ họp",
                "Kính gửi: Cán bộ kỹ thuật " + message.recipient().name(),
                List.of(
                        faulty.isEmpty()
                                ? "Cuộc họp bắt đầu sau " + minutes
                                        + " phút. Đề nghị mở trang của điểm cầu trên máy của phòng họp và kiểm tra camera, micrô, loa và"
                                        + " đường truyền."
                                : "Cuộc họp bắt đầu sau " + minutes
                                        + " phút. Lần kiểm tra gần nhất của điểm cầu cho thấy còn thiết bị chưa hoạt động. Đề nghị khắc phục"
                                        + " rồi kiểm tra lại."),
                rows,
                List.of(new Action("Mở trang kiểm tra", NoticeContent.POINT_PAGE)),
                "Kết quả được ghi khi bấm Xác nhận trên trang; điểm cầu chưa sẵn sàng được trực kỹ thuật của thành phố gọi điện.");
    }

    private static String faulty(String names) {
        if (names.isEmpty()) return "";
        return List.of(names.split(",", -1)).stream()
                .map(name -> WORDS.getOrDefault(Device.valueOf(name), name))
                .collect(Collectors.joining(", "));
    }
}
