package vn.giaoban.briefings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a briefing. */
public record BriefingId(@JsonValue UUID value) {

    /** The record constructor, named for JSON. */
    @JsonCreator
    public BriefingId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
