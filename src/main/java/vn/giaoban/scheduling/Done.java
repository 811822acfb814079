package vn.giaoban.scheduling;

import java.util.List;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.planning.Warning;

/**
 * What a command left behind.
 *
 * @param briefing the briefing that it was given to; of a new series the first
 */
public record Done(Briefing briefing, List<Warning> warnings) {

    /** Without anything to warn of. */
    static Done of(Briefing briefing) {
        return new Done(briefing, List.of());
    }
}
