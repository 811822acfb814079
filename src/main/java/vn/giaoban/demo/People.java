package vn.giaoban.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.planning.BriefingForm.ChairForm;
import vn.giaoban.planning.BriefingForm.DelegateForm;
import vn.giaoban.points.Point;

/** The people of the demo: names put together from lists, the same at each start. Nobody of them exists. Plain Java. */
final class People {

    private static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Đinh", "Phan", "Trịnh",
            "Đào", "Mai", "Lương", "Tạ", "Hồ", "Cao");

    private static final List<String> GIVEN = List.of(
            "Văn An",
            "Quang Huy",
            "Minh Đức",
            "Đức Thắng",
            "Hữu Phước",
            "Mạnh Hùng",
            "Tuấn Anh",
            "Xuân Trường",
            "Ngọc Sơn",
            "Thanh Tùng",
            "Việt Dũng",
            "Trung Kiên",
            "Hồng Quân",
            "Công Minh",
            "Đình Khánh",
            "Thị Thu Hà",
            "Thu Hương",
            "Thị Lan Anh",
            "Minh Nguyệt",
            "Thị Hồng Vân",
            "Phương Thảo",
            "Thị Bích Ngọc",
            "Kim Oanh",
            "Thị Mai",
            "Thanh Huyền",
            "Thị Tuyết Nhung",
            "Ngọc Diệp",
            "Thị Hằng",
            "Khánh Linh",
            "Diệu Linh");

    private static final List<ChairForm> CHAIRS = List.of(
            chair("Trần Quốc Bảo", "Phó Chủ tịch UBND Thành phố"),
            chair("Lê Thị Minh Tâm", "Phó Chủ tịch UBND Thành phố"),
            chair("Phạm Đức Long", "Chủ tịch UBND Thành phố"));

    private static final List<String> GUESTS = List.of(
            "Trưởng Ban Tiếp công dân Thành phố",
            "Phó Cục trưởng Cục Thống kê",
            "Phó Cục trưởng Cục Thuế",
            "Phó Giám đốc Kho bạc Nhà nước",
            "Phó Tổng Giám đốc Tổng công ty Điện lực",
            "Phó Tổng Giám đốc Công ty Nước sạch",
            "Phó Tổng Giám đốc Công ty Thoát nước",
            "Tổng Biên tập Báo Thành phố",
            "Giám đốc Trung tâm Dữ liệu Thành phố");

    private People() {}

    /** Somebody, with a position and a mail address that leads nowhere (RFC 2606). */
    record Person(String name, String title, String email) {

        /** Named for a point, with an address to be invited at or without. */
        DelegateForm at(String point, boolean reachable) {
            return new DelegateForm(name, title, reachable ? email : null, null, point, DelegateRole.DELEGATE);
        }
    }

    /** The three of a point who come in turns, the highest first. */
    static List<Person> of(Point point) {
        return named(titles(point.name()), point.code());
    }

    /** Those who are invited by name, at no point. */
    static List<DelegateForm> guests() {
        return named(GUESTS, "khach-moi").stream()
                .map(guest ->
                        new DelegateForm(guest.name(), guest.title(), guest.email(), null, null, DelegateRole.OBSERVER))
                .toList();
    }

    /** Somebody who could take the place of one of a point's people. */
    static Person standIn(String point) {
        return named(List.of("Phó Trưởng phòng Tổng hợp"), "du-thay." + point).getFirst();
    }

    /** Who leads the n-th briefing. */
    static ChairForm chair(int n) {
        return CHAIRS.get(Math.floorMod(n, CHAIRS.size()));
    }

    private static ChairForm chair(String name, String title) {
        return new ChairForm(name, title, mail(name, "ubnd"));
    }

    private static List<Person> named(List<String> titles, String where) {
        var random = new Random(where.hashCode());
        var families = shuffled(FAMILIES, random);
        var given = shuffled(GIVEN, random);
        var people = new ArrayList<Person>();
        for (var i = 0; i < titles.size(); i++) {
            var name = families.get(i) + " " + given.get(i);
            people.add(new Person(name, titles.get(i), mail(name, where)));
        }
        return people;
    }

    private static List<String> shuffled(List<String> words, Random random) {
        var copy = new ArrayList<>(words);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static String mail(String name, String where) {
        var words = plain(name).split(" ", -1);
        return words[words.length - 1] + "." + words[0] + "@" + plain(where) + ".hanoi.example";
    }

    /** In lower case and without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> titles(String point) {
        var district = districtWord(point);
        if (!district.isEmpty())
            return List.of(
                    "Phó Chủ tịch UBND " + district,
                    "Chánh Văn phòng HĐND và UBND " + district,
                    "Chuyên viên Văn phòng HĐND và UBND " + district);
        if (point.startsWith("Sở")) return List.of("Phó Giám đốc Sở", "Chánh Văn phòng Sở", "Chuyên viên Văn phòng Sở");
        if (point.startsWith("Văn phòng"))
            return List.of("Phó Chánh Văn phòng", "Trưởng phòng Tổng hợp", "Chuyên viên phòng Tổng hợp");
        if (point.startsWith("Công an"))
            return List.of("Phó Giám đốc Công an Thành phố", "Trưởng phòng Tham mưu", "Cán bộ phòng Tham mưu");
        if (point.startsWith("Bộ Tư lệnh")) return List.of("Phó Tư lệnh", "Phó Tham mưu trưởng", "Trợ lý Tác chiến");
        if (point.startsWith("Thanh tra"))
            return List.of("Phó Chánh Thanh tra Thành phố", "Chánh Văn phòng", "Thanh tra viên");
        return List.of("Phó Trưởng ban", "Chánh Văn phòng", "Chuyên viên");
    }

    private static String districtWord(String point) {
        if (point.startsWith("Quận ")) return "quận";
        if (point.startsWith("Huyện ")) return "huyện";
        return point.startsWith("Thị xã ") ? "thị xã" : "";
    }
}
