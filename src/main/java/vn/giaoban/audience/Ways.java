package vn.giaoban.audience;

import org.jspecify.annotations.Nullable;

/**
 * The personal addresses of a recipient, as letters name them.
 *
 * @param join the way into the conference; null when the recipient has no live link
 * @param desk where a point answers, chooses its room and names its people; null for a person
 */
public record Ways(@Nullable String join, @Nullable String desk) {

    /** No address: what a cancellation has. */
    public static final Ways NONE = new Ways(null, null);
}
