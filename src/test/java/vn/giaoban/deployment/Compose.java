package vn.giaoban.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docker-compose.yml} as it is written, its anchors and merges resolved.
 *
 * @param root the whole of it
 */
record Compose(JsonNode root) {

    static final Path FILE = Path.of("docker-compose.yml");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z][A-Z0-9_]*)(:?[-?+])?([^}]*)}");

    /** A place where the file takes a value from outside. */
    record Variable(String name, String operator, String rest) {}

    static Compose read() {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return new Compose(JsonMapper.shared().valueToTree(yaml.load(text(FILE))));
    }

    /** Every {@code ${…}} of the text, comments left out. */
    static List<Variable> variables() {
        var found = new ArrayList<Variable>();
        text(FILE).lines().filter(line -> !line.strip().startsWith("#")).forEach(line -> {
            var matcher = VARIABLE.matcher(line);
            while (matcher.find())
                found.add(new Variable(
                        matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2), matcher.group(3)));
        });
        return found;
    }

    /** Each variable of {@code .env.example} with what stands behind its {@code =}; whether it is written out or behind a {@code #}. */
    static SortedMap<String, Explained> explained() {
        var all = new TreeMap<String, Explained>();
        var line = Pattern.compile("(#?)([A-Z][A-Z0-9_]*)=(.*)");
        text(Path.of(".env.example"))
                .lines()
                .map(line::matcher)
                .filter(Matcher::matches)
                .forEach(m -> all.put(m.group(2), new Explained(m.group(1).isEmpty(), m.group(3))));
        return all;
    }

    /** What {@code .env.example} says of a variable. */
    record Explained(boolean mustBeFilledIn, String standard) {}

    JsonNode service(String name) {
        return root.get("services").get(name);
    }

    Map<String, JsonNode> services() {
        var all = new TreeMap<String, JsonNode>();
        root.get("services").properties().forEach(e -> all.put(e.getKey(), e.getValue()));
        return all;
    }

    /** What of this folder is mounted into containers. */
    Stream<Path> mounted() {
        return services().values().stream()
                .flatMap(service -> service.path("volumes").valueStream())
                .map(volume -> volume.asString().replaceFirst(":.*", ""))
                .filter(source -> source.startsWith("."))
                .map(Path::of);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
