package vn.giaoban.overview;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do on the page, wanted to, or has done.
 *
 * @param ask the command whose dialog is open; empty for none
 * @param done the command that was carried out; empty for none
 * @param refused the command that was not; empty for none
 * @param detail why, as the service says it
 * @param reason what was typed
 * @param fault whether what was typed can't be taken
 */
record Asked(String ask, String done, String refused, String detail, String reason, boolean fault) {

    static final String PUBLISH = "publish";
    static final String CANCEL = "cancel";
    static final String EXTEND = "extend";

    private static final Set<String> COMMANDS = Set.of(PUBLISH, CANCEL, EXTEND);

    static Asked of(@Nullable String ask, @Nullable String done) {
        return new Asked(known(ask), known(done), "", "", "", false);
    }

    static Asked refused(String command, String detail) {
        return new Asked("", "", command, detail, "", false);
    }

    static Asked again(String command, String reason) {
        return new Asked(command, "", "", "", reason, true);
    }

    private static String known(@Nullable String command) {
        return command != null && COMMANDS.contains(command) ? command : "";
    }
}
