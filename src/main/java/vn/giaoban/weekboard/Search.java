package vn.giaoban.weekboard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what has all words of a query somewhere, without case and without accents: "ba dinh" finds "Quận Ba Đình".
 *
 * @param words folded; none finds everything
 */
record Search(List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static Search of(String query) {
        return new Search(
                SPACE.splitAsStream(fold(query)).filter(word -> !word.isEmpty()).toList());
    }

    /** Whether all words are in one of these texts. */
    boolean finds(String... texts) {
        if (words.isEmpty()) return true;
        return Stream.of(texts)
                .map(Search::fold)
                .anyMatch(text -> words.stream().allMatch(text::contains));
    }

    private static String fold(String text) {
        var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD);
        return MARKS.matcher(plain).replaceAll("");
    }
}
