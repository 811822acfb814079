package vn.giaoban.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396). */
public final class MergePatch {

    private MergePatch() {}

    /** The target with the patch applied, by the algorithm of section 2; the target is left as it was. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) return patch;
        var merged = target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) merged.remove(change.getKey());
            else merged.set(change.getKey(), apply(orMissing(merged, change.getKey()), change.getValue()));
        });
        return merged;
    }

    private static JsonNode orMissing(ObjectNode object, String name) {
        var value = object.get(name);
        return value == null ? JsonNodeFactory.instance.missingNode() : value;
    }
}
