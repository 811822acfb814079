package vn.giaoban.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is printed at the end; each row is kept as soon as it is known, so that a run that is broken off has told what it saw. */
final class FaultTable {

    private final Path file;
    private final List<String> lines = new ArrayList<>(List.of(
            "| fault | under way at the fault | acknowledged | told to come again (503) | no answer | answered again by the same key | lost | doubled"
                    + " | same letter again | seconds to recover |",
            "|---|---|---|---|---|---|---|---|---|---|"));

    /** Keeps it in the file. */
    FaultTable(Path file) {
        this.file = file;
    }

    /** One fault. */
    void add(String fault, int underWay, Tally tally, Judge.Findings found, int lettersAgain, double secondsToRecover)
            throws IOException {
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
        keep();
    }

    /** One that this machine can't do. */
    void skipped(String fault, String reason) throws IOException {
        lines.add("| " + fault + " | skipped: " + reason + " | | | | | | | | |");
        keep();
    }

    private void keep() throws IOException {
        Files.write(file, lines);
    }

    /** Prints it. */
    void tell() {
        System.out.println("\n" + String.join("\n", lines) + "\n");
    }
}
