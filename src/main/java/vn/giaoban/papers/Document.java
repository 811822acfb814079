package vn.giaoban.papers;

import java.time.Instant;
import java.util.UUID;
import vn.giaoban.briefings.BriefingId;

/**
 * A document of a briefing, without its content.
 *
 * @param name of the file, as it was sent
 * @param mediaType by its content, one of {@link PaperType}
 * @param size in bytes
 * @param sha256 of its content, in hex
 * @param position its place in the list, from 1 on
 */
record Document(
        UUID id,
        BriefingId briefing,
        String name,
        String mediaType,
        long size,
        String sha256,
        Rights rights,
        int position,
        Instant uploadedAt,
        String uploadedBy) {

    /** The same with other rights, at another place. */
    Document with(Rights other, int place) {
        return new Document(id, briefing, name, mediaType, size, sha256, other, place, uploadedAt, uploadedBy);
    }
}
