package vn.giaoban.office;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The office rules, in the order in which a refusal names them. */
enum RuleName {
    NOTICE,
    WORKING_DAY,
    HOURS,
    HOLIDAY;

    /** As settings and answers spell it, for instance {@code working-day}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule of a setting's key, whose hyphens an environment variable can't have. */
    static Optional<RuleName> find(String key) {
        var plain = plain(key);
        return Arrays.stream(values())
                .filter(rule -> plain(rule.name()).equals(plain))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(RuleName::label).collect(Collectors.joining(", "));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }
}
