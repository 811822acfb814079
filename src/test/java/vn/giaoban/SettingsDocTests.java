package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of settings is what the code says. When it differs, this fails and leaves the right one in {@code target/settings.md}: copy it
 * to {@code src/docs/settings.md}.
 */
class SettingsDocTests {

    private static final String HEAD = """
            # Settings

            Spring properties, each also an environment variable (`giaoban.public-url` is `GIAOBAN_PUBLIC_URL`); an office writes them into
            `config/application.yml`. This table is made from the code (`SettingsDocTests`). Servers of your own are set by
            `spring.r2dbc.*` (JDBC follows it), `spring.data.redis.*` and `spring.mail.*` of Spring Boot; the HTTP port by `server.port`.

            | property | environment | default | |
            |---|---|---|---|
            """;

    @Test
    void everySettingIsInTheTable() throws IOException {
        var table = HEAD + rows();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/settings.md"), table);
        assertThat(Path.of("src/docs/settings.md")).hasContent(table.strip());
    }

    private static String rows() throws IOException {
        try (var metadata =
                SettingsDocTests.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return JsonMapper.shared()
                    .readTree(metadata)
                    .get("properties")
                    .valueStream()
                    .filter(property -> text(property, "name").startsWith("giaoban."))
                    .sorted(Comparator.comparing(property -> text(property, "name")))
                    .map(SettingsDocTests::row)
                    .collect(Collectors.joining());
        }
    }

    private static String row(JsonNode property) {
        var name = text(property, "name");
        var environment = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return "| `%s` | `%s` | %s | %s |\n"
                .formatted(name, environment, standard(property), text(property, "description"));
    }

    private static String standard(JsonNode property) {
        var value = property.path("defaultValue");
        if (value.isMissingNode()) return "";
        var text = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString();
        return "`" + text + "`";
    }

    private static String text(JsonNode property, String member) {
        return property.path(member)
                .asString("")
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replace("|", "\\|");
    }
}
