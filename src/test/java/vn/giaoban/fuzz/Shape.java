package vn.giaoban.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes values that mostly have the shape that the document asks for, and now and then another. */
final class Shape {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "Ệ\u0302\u0323",
            "'; drop table points.point; --",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%00",
            "=1+1",
            "a\r\nBcc: x@example.org",
            "9999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00+18:00",
            "2027-02-29T08:00:00+07:00",
            "P99999999Y",
            "PT-1S",
            "1e999",
            "NaN",
            "null",
            "x".repeat(5000));

    private final FuzzedDataProvider data;
    private final JsonNode schemas;
    private final List<String> known;

    /**
     * @param schemas those that the document gives names
     * @param known texts that mean something to the service, such as ids
     */
    Shape(FuzzedDataProvider data, JsonNode schemas, List<String> known) {
        this.data = data;
        this.schemas = schemas;
        this.known = known;
    }

    /** A value of a schema. */
    JsonNode value(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (data.consumeInt(0, 19) == 0) return junk(depth);
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty())
            return value(schemas.path(reference.substring(reference.lastIndexOf('/') + 1)), depth);
        if (schema.has("enum"))
            return schema.path("enum")
                    .get(data.consumeInt(0, schema.path("enum").size() - 1));
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> NODES.numberNode(data.consumeBoolean() ? data.consumeInt(0, 20) : data.consumeLong());
            case "number" -> NODES.numberNode(data.consumeRegularDouble());
            case "boolean" -> NODES.booleanNode(data.consumeBoolean());
            case "string" -> NODES.stringNode(text(schema.path("format").asString("")));
            default -> junk(depth);
        };
    }

    /** Since OpenAPI 3.1 it may be several. */
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) return type.isEmpty() ? "" : type.get(0).asString();
        return type.asString(schema.has("properties") ? "object" : "");
    }

    private JsonNode object(JsonNode schema, int depth) {
        var made = NODES.objectNode();
        schema.path("properties").properties().forEach(member -> {
            if (depth < DEEPEST && data.consumeInt(0, 3) > 0)
                made.set(member.getKey(), value(member.getValue(), depth + 1));
        });
        if (data.consumeInt(0, 24) == 0) made.set(text(""), junk(depth + 1));
        return made;
    }

    private JsonNode array(JsonNode schema, int depth) {
        var made = NODES.arrayNode();
        var size = depth >= DEEPEST ? 0 : data.consumeInt(0, 3);
        for (var n = 0; n < size; n++) made.add(value(schema.path("items"), depth + 1));
        return made;
    }

    private JsonNode junk(int depth) {
        return switch (data.consumeInt(0, 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(data.consumeLong());
            case 2 -> NODES.booleanNode(data.consumeBoolean());
            case 3 -> NODES.stringNode(text(""));
            case 4 -> NODES.objectNode().put(data.consumeString(8), depth);
            case 5 -> NODES.arrayNode().add(text(""));
            default -> NODES.numberNode(data.consumeDouble());
        };
    }

    /**
     * A text.
     *
     * @param format as {@code date-time}; empty for any
     */
    String text(String format) {
        return switch (data.consumeInt(0, 9)) {
            case 0 -> STRANGE.get(data.consumeInt(0, STRANGE.size() - 1));
            case 1 -> data.consumeString(40);
            case 2 -> data.consumeAsciiString(40);
            case 3, 4 -> known.get(data.consumeInt(0, known.size() - 1));
            default -> formed(format);
        };
    }

    private String formed(String format) {
        var day = data.consumeInt(1, 28);
        return switch (format) {
            case "date-time" ->
                "2031-%02d-%02dT%02d:00:00+07:00".formatted(data.consumeInt(1, 12), day, data.consumeInt(0, 23));
            case "date" -> "2031-%02d-%02d".formatted(data.consumeInt(1, 12), day);
            case "uuid" -> new UUID(data.consumeLong(), data.consumeLong()).toString();
            case "email" -> "fuzz" + day + "@hanoi.example";
            default -> known.get(data.consumeInt(0, known.size() - 1));
        };
    }

    /** A body: mostly of this schema, now and then cut off or no JSON at all. */
    String body(JsonNode schema) {
        if (data.consumeInt(0, 19) == 0) return data.consumeRemainingAsString();
        var text = JSON.writeValueAsString(value(schema));
        return data.consumeInt(0, 19) == 0 ? text.substring(0, data.consumeInt(0, text.length())) : text;
    }
}
