package vn.giaoban.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks up what a setting says and who says it: the office's file, the environment, or nobody, so that its default holds. */
@Component
class SettingsFound {

    private static final String METADATA = "classpath*:META-INF/spring-configuration-metadata.json";
    private static final String OURS = "giaoban.";

    private final Environment environment;
    /** What holds of each setting when nobody says anything. */
    private final Map<String, String> known;

    SettingsFound(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.known = known(json);
    }

    /**
     * A setting as it is in force.
     *
     * @param value what it says; several values joined by commas
     * @param origin {@code default}, {@code file}, {@code environment} or {@code other}
     */
    record Setting(String name, String value, String origin) {}

    /** The setting of a name; empty when this version has none. */
    Optional<Setting> find(String name) {
        return Optional.ofNullable(known.get(name)).map(standard -> setting(name, standard));
    }

    private Setting setting(String name, String standard) {
        var origin = origin(name);
        var said = Binder.get(environment)
                .bind(name, Bindable.listOf(String.class))
                .map(values -> String.join(", ", values))
                .orElse("");
        return new Setting(
                name, said.isEmpty() ? standard : said, said.isEmpty() || origin == null ? "default" : origin);
    }

    /** Who says something of a setting, or of the first of its values; null when nobody does. */
    private @Nullable String origin(String name) {
        var names = List.of(ConfigurationPropertyName.of(name), ConfigurationPropertyName.of(name + "[0]"));
        for (var source : ConfigurationPropertySources.get(environment))
            for (var one : names) if (source.getConfigurationProperty(one) != null) return kindOf(source);
        return null;
    }

    private static String kindOf(ConfigurationPropertySource source) {
        var name = source.getUnderlyingSource() instanceof PropertySource<?> named ? named.getName() : "";
        if (name.startsWith("Config resource")) return "file";
        return name.equals("systemEnvironment") ? "environment" : "other";
    }

    private static Map<String, String> known(JsonMapper json) {
        var known = new HashMap<String, String>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(METADATA))
                json.readTree(file.getContentAsByteArray())
                        .path("properties")
                        .valueStream()
                        .filter(property -> property.path("name").asString("").startsWith(OURS))
                        .forEach(property ->
                                known.put(property.path("name").asString(), standard(property.path("defaultValue"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }

    private static String standard(JsonNode value) {
        return value.isArray()
                ? String.join(", ", value.valueStream().map(v -> v.asString("")).toList())
                : value.asString("").replaceAll("^\\[|]$", "");
    }
}
