package vn.giaoban.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that differs between two states of a thing.
 *
 * @param path the fields that lead to it, outermost first; of a list whose elements have names the name of the element; empty for the whole
 * @param before what it was; null when it was not there
 * @param after what it became; null when it is gone
 */
record Change(
        List<String> path,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
