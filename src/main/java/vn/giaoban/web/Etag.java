package vn.giaoban.web;

import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.PreconditionRequired;
import vn.giaoban.kernel.CommonProblem.StaleVersion;

/** Versions as entity tags (RFC 9110, section 8.8.3): version 3 is {@code "3"}. */
public final class Etag {

    private Etag() {}

    /** The tag of a version, with its quotes. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Checks If-Match against the current version.
     *
     * @param ifMatch the header: one tag, several, or {@code *}
     * @throws vn.giaoban.kernel.ProblemException {@link PreconditionRequired} without the header, {@link StaleVersion} when no tag matches
     */
    public static void require(@Nullable String ifMatch, int current) {
        if (ifMatch == null || ifMatch.isBlank()) throw new PreconditionRequired().asException();
        for (var tag : ifMatch.split(",", -1)) {
            if (tag.strip().equals("*") || tag.strip().equals(of(current))) return;
        }
        throw new StaleVersion(current).asException();
    }
}
