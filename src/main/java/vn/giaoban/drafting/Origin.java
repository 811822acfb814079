package vn.giaoban.drafting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;

/** Where a form comes from. */
sealed interface Origin {

    /**
     * It is a new briefing.
     *
     * @param offered briefings that can be copied
     * @param from the one that was; null when none was
     * @param templates that it can begin with
     */
    record Fresh(List<Briefing> offered, @Nullable Briefing from, List<Template> templates) implements Origin {}

    /**
     * It is a briefing that is there.
     *
     * @param repeats whether it is one of a series
     */
    record Present(Briefing briefing, boolean repeats, Draft.Edited edited) implements Origin {}
}
