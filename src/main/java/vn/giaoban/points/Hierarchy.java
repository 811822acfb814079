package vn.giaoban.points;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which point is above which. Plain Java. */
final class Hierarchy {

    private final Map<String, String> parents;

    /**
     * The points that there are.
     *
     * @param parents the parent of every code, empty when it has none
     */
    Hierarchy(Map<String, String> parents) {
        this.parents = new HashMap<>(parents);
    }

    /** The same with this point in it, below that parent. */
    Hierarchy with(String code, @Nullable String parent) {
        parents.put(code, parent == null ? "" : parent);
        return this;
    }

    /** Whether there is such a point. */
    boolean knows(String code) {
        return parents.containsKey(code);
    }

    /** What is wrong with a point's parent; null when nothing is. */
    @Nullable
    String fault(String code) {
        var seen = new HashSet<String>();
        for (var at = code; !at.isEmpty(); at = parents.getOrDefault(at, "")) {
            if (!seen.add(at)) return "would make a circle";
        }
        var parent = parents.getOrDefault(code, "");
        return parent.isEmpty() || knows(parent) ? null : parent + " is not the code of a point";
    }
}
