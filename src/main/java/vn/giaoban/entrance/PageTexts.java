package vn.giaoban.entrance;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The words of the participant's pages in one language.
 *
 * @param locale the language
 * @param words by key; those of {@link #say} are patterns of {@link MessageFormat}
 */
record PageTexts(Locale locale, Map<String, String> words) {

    static final PageTexts VIETNAMESE = load(Locale.of("vi"), "messages/entrance.properties");
    static final PageTexts ENGLISH = load(Locale.ENGLISH, "messages/entrance_en.properties");

    /** The language that was asked for by a link, else by the browser, else Vietnamese. */
    static PageTexts of(@Nullable String asked, HttpHeaders headers) {
        if (asked != null) return asked.equalsIgnoreCase("en") ? ENGLISH : VIETNAMESE;
        try {
            var best = Locale.lookup(headers.getAcceptLanguage(), List.of(VIETNAMESE.locale, ENGLISH.locale));
            return ENGLISH.locale.equals(best) ? ENGLISH : VIETNAMESE;
        } catch (IllegalArgumentException e) {
            return VIETNAMESE; // a header that nobody can read asks for nothing
        }
    }

    /** The words under a key. */
    String get(String key) {
        var word = words.get(key);
        if (word == null) throw new IllegalArgumentException("no text " + key);
        return word;
    }

    /** The words under a key, with values in their places. */
    String say(String key, Object... values) {
        return new MessageFormat(get(key), locale).format(values);
    }

    boolean isEnglish() {
        return locale.equals(Locale.ENGLISH);
    }

    private static PageTexts load(Locale locale, String file) {
        var properties = new Properties();
        try (var stream = PageTexts.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) throw new IllegalStateException("missing " + file);
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PageTexts(
                locale,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)));
    }
}
