package vn.giaoban.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/**
 * A call of the API as its document describes it.
 *
 * @param described its part of the document
 */
record Operation(String method, String path, JsonNode described) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    /** All of a document. */
    static List<Operation> of(JsonNode document) {
        var all = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    var described = path.getValue().path(method);
                    if (!described.isMissingNode())
                        all.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey(), described));
                }));
        return all;
    }

    /** Its parameters that stand there, {@code path}, {@code query} or {@code header}. */
    Stream<JsonNode> parameters(String place) {
        return described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals(place));
    }

    /** What is wrong with an answer by the document; empty when nothing is. */
    String fault(int status, String type) {
        var answers = described.path("responses");
        var said = answers.path(String.valueOf(status));
        if (said.isMissingNode() && status >= 400) said = answers.path("default");
        if (said.isMissingNode()) return "status " + status + " is not in the document";
        var types = new ArrayList<>(said.path("content").propertyNames());
        if (types.isEmpty() || type.isEmpty()) return "";
        var given = MediaType.parseMediaType(type);
        return types.stream().anyMatch(known -> MediaType.parseMediaType(known).includes(given))
                ? ""
                : "content type " + type + " is not in the document: " + types;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
