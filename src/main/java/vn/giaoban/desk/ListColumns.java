package vn.giaoban.desk;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.DelegateRole;

/** The columns of lists of people, by the names that offices give them; neither case nor accents count. */
final class ListColumns {

    /** The order in a list that does not name them. */
    static final List<String> ORDER = List.of("name", "title", "email", "phone", "role");

    /** A name that is none of them. */
    static final String UNKNOWN = "?";

    /** A column that is there for people alone, as a running number. */
    private static final String SKIPPED = "-";

    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, DelegateRole> ROLES = new HashMap<>();

    static {
        names("name", "ho va ten", "ho ten", "ten", "dai bieu", "name", "full name");
        names("title", "chuc vu", "chuc danh", "title", "position", "job title");
        names("email", "email", "e-mail", "mail", "thu dien tu", "dia chi email", "hop thu", "email address");
        names("phone", "dien thoai", "so dien thoai", "sdt", "di dong", "phone", "phone number", "mobile", "tel");
        names("role", "vai tro", "tu cach", "role");
        names(SKIPPED, "stt", "tt", "so tt", "no", "no.", "#", "");
        roles(DelegateRole.DELEGATE, "delegate", "dai bieu");
        roles(DelegateRole.OBSERVER, "observer", "du thinh", "nguoi du thinh");
        roles(DelegateRole.TECHNICIAN, "technician", "ky thuat", "can bo ky thuat");
    }

    private ListColumns() {}

    private static void names(String column, String... words) {
        for (var word : words) NAMES.put(word, column);
    }

    private static void roles(DelegateRole role, String... words) {
        for (var word : words) ROLES.put(word, role);
    }

    /** Whether a line names columns: one of them is the name's. */
    static boolean areNamed(List<String> cells) {
        return cells.size() > 1
                ? cells.stream().anyMatch(cell -> "name".equals(NAMES.get(plain(cell))))
                : cells.stream()
                        .map(ListColumns::plain)
                        .anyMatch(List.of("ho va ten", "ho ten", "full name")::contains);
    }

    /** The columns that a line names, in its order. */
    static List<String> named(List<String> cells) {
        return cells.stream()
                .map(cell -> NAMES.getOrDefault(plain(cell), UNKNOWN))
                .toList();
    }

    /** The role of a word; null when it is none that a point can name. */
    static @Nullable DelegateRole role(String word) {
        return ROLES.get(plain(word));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replaceAll("\\s+", " ");
    }
}
