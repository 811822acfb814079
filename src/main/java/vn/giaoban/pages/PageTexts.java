package vn.giaoban.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The words of some pages in one language.
 *
 * @param locale the language
 * @param words by key; those of {@link #say} are patterns of {@link MessageFormat}
 */
public record PageTexts(Locale locale, Map<String, String> words) {

    /** The words under a key. */
    public String get(String key) {
        var word = words.get(key);
        if (word == null) throw new IllegalArgumentException("no text " + key);
        return word;
    }

    /** The words under a key, with values in their places. */
    public String say(String key, Object... values) {
        return new MessageFormat(get(key), locale).format(values);
    }

    /** Whether it is English, as opposed to Vietnamese. */
    public boolean isEnglish() {
        return locale.equals(Locale.ENGLISH);
    }

    /** The words of these files, {@code messages/<name><suffix>.properties}; a later one adds to those before. */
    static PageTexts load(Locale locale, String suffix, String... names) {
        var words = new HashMap<String, String>();
        for (var name : names) {
            var properties = read("messages/" + name + suffix + ".properties");
            properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        }
        return new PageTexts(locale, Map.copyOf(words));
    }

    private static Properties read(String file) {
        var properties = new Properties();
        try (var stream = PageTexts.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) throw new IllegalStateException("missing " + file);
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
