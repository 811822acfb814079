package vn.giaoban.web;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something that the service answers.
 *
 * @param method as {@code GET}
 * @param pattern its path, with variables in braces
 */
record Endpoint(String method, String pattern) implements Comparable<Endpoint> {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:([^{}]|\\{[^}]*})*)?}");
    /** A token that nobody has, which stands in its addresses. */
    static final String UNKNOWN_TOKEN = "a".repeat(43);

    /**
     * What stands for a variable of a path.
     *
     * @param briefing id of the briefing
     * @param point code of the point
     */
    record Place(UUID briefing, String point) {

        /** One that nobody knows, so that nothing is changed there. */
        static Place unknown() {
            return new Place(UUID.randomUUID(), "KHONG-CO");
        }
    }

    /** Whether a call may change something. */
    boolean isChange() {
        return !method.equals("GET");
    }

    /** The pattern without the forms of its variables. */
    String shown() {
        return VARIABLE.matcher(pattern).replaceAll("{$1}");
    }

    /** By what one is let in beside an account; empty for nothing. */
    String key() {
        if (pattern.startsWith("/jitsi/")) return "token of the conference server";
        if (pattern.startsWith("/jaas/")) return "signature";
        if (pattern.equals("/login/code")) return "the password, just before";
        return pattern.matches("/(j|p|s|feeds|embed)/.*\\{(token|file)}.*") ? "the link itself" : "";
    }

    /** An address of it that could be. */
    String path(Place place) {
        var known = Map.of(
                "code", place.point(), "room", "P1", "token", UNKNOWN_TOKEN, "recipient", "khong-co@example.org");
        var text = new StringBuilder();
        var variables = VARIABLE.matcher(fixed());
        while (variables.find()) {
            var name = variables.group(1);
            var value = known.getOrDefault(name, UUID.randomUUID().toString());
            if (name.equals("id") && pattern.contains("/briefings/"))
                value = place.briefing().toString();
            if (String.valueOf(variables.group(2)).startsWith(":\\d")) value = "1";
            if (name.equals("name")) value = "bootstrap.min.css";
            variables.appendReplacement(text, value);
        }
        return variables.appendTail(text).toString();
    }

    private String fixed() {
        return pattern.replace("/actuator/health/**", "/actuator/health/liveness")
                .replace("swagger-ui*", "swagger-ui")
                .replace("*swagger-initializer.js", "swagger-initializer.js")
                .replace("swagger-ui/**", "swagger-ui/index.html")
                .replace("/webjars/**", "/webjars/bootstrap/5.3.8/css/bootstrap.min.css");
    }

    @Override
    public int compareTo(Endpoint other) {
        var paths = shown().compareTo(other.shown());
        return paths != 0 ? paths : method.compareTo(other.method);
    }
}
