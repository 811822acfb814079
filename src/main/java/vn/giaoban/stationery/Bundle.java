package vn.giaoban.stationery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The templates and words that the service brings along. */
final class Bundle {

    /** The kinds of letters that can have a template of their own. */
    static final List<String> KINDS =
            List.of("request", "update", "cancel", "dropped", "reminder", "room", "nomination", "notice");

    static final List<String> NAMES = Stream.concat(
                    Stream.of("letter.html", "letter.txt", "letters.properties", "letters_en.properties"),
                    KINDS.stream().flatMap(kind -> Stream.of(kind + ".html", kind + ".txt")))
            .toList();

    private static final Map<String, String> TEXTS = Stream.of(
                    "templates/letters/letter.html",
                    "templates/letters/letter.txt",
                    "messages/letters.properties",
                    "messages/letters_en.properties")
            .collect(Collectors.toUnmodifiableMap(path -> path.substring(path.lastIndexOf('/') + 1), Bundle::read));

    private Bundle() {}

    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    /** By their names. */
    static Map<String, String> texts() {
        return TEXTS;
    }

    private static String read(String path) {
        try (var in = Bundle.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("missing " + path);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
