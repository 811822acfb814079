package vn.giaoban.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The words of some pages in both languages. */
public record Bilingual(PageTexts vietnamese, PageTexts english) {

    /**
     * Those of {@code messages/<name>.properties} and {@code messages/<name>_en.properties}, of each name in turn; what all pages share is always
     * there.
     */
    public static Bilingual load(String... names) {
        var all = Stream.concat(Stream.of("pages"), Stream.of(names)).toArray(String[]::new);
        return new Bilingual(PageTexts.load(Locale.of("vi"), "", all), PageTexts.load(Locale.ENGLISH, "_en", all));
    }

    /** The language that was asked for by a link, else by the browser, else Vietnamese. */
    PageTexts of(@Nullable String asked, HttpHeaders headers) {
        if (asked != null) return asked.equalsIgnoreCase("en") ? english : vietnamese;
        try {
            var best = Locale.lookup(headers.getAcceptLanguage(), List.of(vietnamese.locale(), english.locale()));
            return english.locale().equals(best) ? english : vietnamese;
        } catch (IllegalArgumentException e) {
            return vietnamese; // a header that nobody can read asks for nothing
        }
    }
}
