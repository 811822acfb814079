package vn.giaoban.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is printed at the end. */
final class FaultTable {

    private final List<String> lines = new ArrayList<>(List.of(
            "| fault | under way at the fault | acknowledged | told to come again (503) | no answer | answered again by the same key | lost | doubled"
                    + " | same letter again | seconds to recover |",
            "|---|---|---|---|---|---|---|---|---|---|"));

    /** One fault. */
    void add(String fault, int underWay, Tally tally, Judge.Findings found, int lettersAgain, double secondsToRecover) {
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %.1f |",
                fault,
                underWay,
                tally.acknowledged.get(),
                tally.unavailable.get(),
                tally.unanswered(),
                tally.replayed.get(),
                found.lost().size(),
                found.doubled().size(),
                lettersAgain,
                secondsToRecover));
    }

    /** One that this machine can't do. */
    void skipped(String fault, String reason) {
        lines.add("| " + fault + " | skipped: " + reason + " | | | | | | | | |");
    }

    /** Prints it, and keeps it. */
    void tell(Path file) throws IOException {
        Files.write(file, lines);
        System.out.println("\n" + String.join("\n", lines) + "\n");
    }
}
