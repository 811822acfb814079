package vn.giaoban.feeds;

import jakarta.validation.constraints.Email;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.PlainText;

/**
 * The feed that is asked for: one of the three.
 *
 * @param point a point's code
 * @param person a person's mail address
 * @param all true
 */
record FeedForm(
        @Nullable @PlainText(max = 40) String point,
        @Nullable @Email @PlainText String person,
        @Nullable Boolean all) {

    /** @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} unless it says exactly one */
    FeedForm checked() {
        var said = Stream.of(point, person, Boolean.TRUE.equals(all) ? "all" : null)
                .filter(Objects::nonNull)
                .count();
        if (said != 1)
            throw InvalidRequest.at("", "say one of point, person and all").asException();
        return this;
    }

    Feed.Kind kind() {
        if (point != null) return Feed.Kind.POINT;
        return person != null ? Feed.Kind.PERSON : Feed.Kind.ALL;
    }

    String subject() {
        if (point != null) return point;
        return person != null ? person.toLowerCase(Locale.ROOT) : "";
    }
}
