package vn.giaoban.stationery;

import java.io.IOException;
import java.io.StringReader;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of letters in one language, some with places for values such as {@code {name}}. */
public final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Locale locale;
    private final Map<String, String> words;
    private final Map<String, DateTimeFormatter> formats = new ConcurrentHashMap<>();

    private Words(Locale locale, Map<String, String> words) {
        this.locale = locale;
        this.words = words;
    }

    /** The bundled words, and over them the office's, which may use no other keys and no other places. */
    static Words of(Tongue tongue, @Nullable String office) throws BrokenTemplate {
        var words = new HashMap<>(read(tongue.file(), Bundle.texts().getOrDefault(tongue.file(), "")));
        if (office != null)
            for (var word : read(tongue.file(), office).entrySet())
                replace(tongue, words, word.getKey(), word.getValue());
        return new Words(tongue.locale(), Map.copyOf(words));
    }

    private static void replace(Tongue tongue, Map<String, String> words, String key, String word)
            throws BrokenTemplate {
        var bundled = words.get(key);
        if (bundled == null) throw new BrokenTemplate(tongue.file() + ": no letter has a word " + key, null);
        var unknown = places(word);
        unknown.removeAll(places(bundled));
        if (!unknown.isEmpty())
            throw new BrokenTemplate(tongue.file() + ": " + key + " has no value for " + unknown, null);
        words.put(key, word);
    }

    private static Set<String> places(String word) {
        var places = new TreeSet<String>();
        PLACE.matcher(word).results().forEach(place -> places.add(place.group()));
        return places;
    }

    private static Map<String, String> read(String file, String text) throws BrokenTemplate {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new BrokenTemplate(file + ": " + e.getMessage(), e);
        }
        var words = new HashMap<String, String>();
        properties.forEach((key, word) -> words.put((String) key, (String) word));
        return words;
    }

    /** All of them by their keys, for templates. */
    public Map<String, String> all() {
        return words;
    }

    /** The language's code, as HTML names it. */
    public String language() {
        return locale.getLanguage();
    }

    /** The words under a key. */
    public String get(String key) {
        var word = words.get(key);
        if (word == null) throw new IllegalArgumentException("no words " + key);
        return word;
    }

    /** The words under a key with values in their places; a value is never searched for places itself. */
    public String say(String key, Map<String, String> values) {
        return PLACE.matcher(get(key))
                .replaceAll(place ->
                        java.util.regex.Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /** The format of dates or times under a key, a pattern of {@link DateTimeFormatter}. */
    public DateTimeFormatter format(String key) {
        return formats.computeIfAbsent(key, k -> DateTimeFormatter.ofPattern(get(k), locale));
    }
}
