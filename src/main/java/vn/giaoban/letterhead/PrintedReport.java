package vn.giaoban.letterhead;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a printed report says: facts, tables, and who signs; the rest is the office's settings.
 *
 * @param issued the date on it
 * @param body who issues it unless the office's settings say so; null when nobody is named
 * @param title what kind of report it is, shown in capital letters
 * @param subject what it is about; empty when the title says it all
 * @param facts what stands above the tables
 * @param grids the tables, in order
 * @param wide whether the paper lies on its long side
 * @param proof by what it can be checked; null when nothing vouches for it
 */
public record PrintedReport(
        LocalDate issued,
        @Nullable String body,
        String title,
        String subject,
        List<Fact> facts,
        List<Grid> grids,
        boolean wide,
        @Nullable Proof proof) {

    /** A labelled line above the tables. */
    public record Fact(String label, String value) {}

    /**
     * A table.
     *
     * @param caption what stands above it; empty when there is only one
     * @param heads its columns
     * @param rows each with as many cells as there are columns; may be none, which is then said
     */
    public record Grid(String caption, List<Head> heads, List<List<String>> rows) {}

    /**
     * A column of a table.
     *
     * @param width how wide it is in comparison with the others
     * @param align where its cells' text stands
     */
    public record Head(String heading, float width, Align align) {}

    /** Where text stands in its cell. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * By what a report can be checked.
     *
     * @param digest what it was made from, as a digest in hex
     * @param statement who vouches for it and since when, in a sentence; may be empty
     * @param url where it is checked; the QR code leads there
     */
    public record Proof(String digest, String statement, String url) {}
}
