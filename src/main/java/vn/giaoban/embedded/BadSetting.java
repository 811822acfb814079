package vn.giaoban.embedded;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.origin.Origin;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with a setting: its name, its value unless that is secret, where it stands, what it should be. Pure. */
final class BadSetting {
    private static final Set<String> SECRET_WORDS = Set.of("password", "secret", "token", "key", "url", "uri");
    private static final Pattern CONVERSION = Pattern.compile("Failed to convert to type (?:\\w+\\.)*(\\w+)");
    private static final Pattern FILE = Pattern.compile("(?:file |class path resource )?\\[([^\\]]+\\.ya?ml)\\]");

    private BadSetting() {}

    /** For a value that does not become the type it should, or breaks a rule of its settings. */
    static String line(BindException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException broken) return rules(broken);
            if (cause instanceof BeanInstantiationException refused && refused.getCause() != null) {
                return "the settings " + failure.getName() + " are wrong: "
                        + refused.getCause().getMessage();
            }
        }
        var property = failure.getProperty();
        var name = property == null
                ? failure.getName().toString()
                : property.getName().toString();
        var type = ClassUtils.resolvePrimitiveIfNecessary(
                failure.getTarget().getType().resolve(Object.class));
        return "the setting " + name + shown(name, property == null ? null : property.getValue()) + " is no "
                + expected(type) + origin(property == null ? null : property.getOrigin());
    }

    /** For a value that some part of the service refused. */
    static String line(InvalidConfigurationPropertyValueException failure) {
        var type = CONVERSION.matcher(String.valueOf(failure.getReason()));
        var wrong = type.find() ? "is no " + expected(type.group(1)) : "is wrong: " + failure.getReason();
        return "the setting " + failure.getName() + shown(failure.getName(), failure.getValue()) + " " + wrong;
    }

    /** For a settings file that can't be read at all. */
    static String line(MarkedYAMLException yaml, Throwable failure) {
        var file = Stream.iterate(failure, f -> f != null, Throwable::getCause)
                .map(f -> FILE.matcher(String.valueOf(f.getMessage())))
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .findFirst()
                .orElse("a settings file (such as config/application.yml)");
        var mark = yaml.getProblemMark();
        var place = mark == null ? "" : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        return file + " is no valid YAML" + place + ": " + yaml.getProblem();
    }

    private static String rules(BindValidationException broken) {
        var errors = broken.getValidationErrors();
        return errors.getAllErrors().stream()
                .map(error -> rule(errors.getName().toString(), error))
                .collect(Collectors.joining("; "));
    }

    private static String rule(String prefix, ObjectError error) {
        var name = error instanceof FieldError field ? prefix + "." + kebab(field.getField()) : prefix;
        return "the setting " + name + " " + error.getDefaultMessage();
    }

    private static String shown(String name, @Nullable Object value) {
        var words = name.toLowerCase(Locale.ROOT);
        if (value == null || SECRET_WORDS.stream().anyMatch(words::contains)) return "";
        return " = " + value;
    }

    private static String expected(Class<?> type) {
        if (!type.isEnum()) return expected(type.getSimpleName());
        return Arrays.stream(type.getEnumConstants())
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static String expected(String type) {
        return switch (type) {
            case "Integer", "Long", "Double", "Short" -> "number";
            case "Boolean" -> "true or false";
            case "Duration" -> "duration such as PT5M or 30s";
            default -> "valid " + type;
        };
    }

    private static String origin(@Nullable Origin origin) {
        return origin == null ? "" : " (from " + origin + ")";
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
