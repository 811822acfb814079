package vn.giaoban.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CannotStart;

/**
 * Reads the office's file of special days: CSV in UTF-8 with the columns {@code date,name,kind}, one day a line; empty lines and lines that
 * begin with {@code #} are passed over.
 */
final class HolidayFile {

    private static final List<String> COLUMNS = List.of("date", "name", "kind");
    private static final String KINDS =
            Arrays.stream(SpecialDay.Kind.values()).map(Enum::name).collect(Collectors.joining(" or "));

    private final Map<LocalDate, SpecialDay> days = new HashMap<>();
    private final Map<LocalDate, Integer> lines = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private boolean headed;

    private HolidayFile() {}

    /**
     * The days of a file, by date.
     *
     * @throws CannotStart when it can't be read, or holds a fault, whose line and column the message names
     */
    static Map<LocalDate, SpecialDay> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new CannotStart(file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new CannotStart(file + " can't be read: " + e, e);
        }
    }

    /** The days of a text; {@code name} is what a fault calls the file. */
    static Map<LocalDate, SpecialDay> parse(String name, String text) {
        var file = new HolidayFile();
        var lines = withoutMark(text).lines().toList();
        for (var i = 0; i < lines.size(); i++) file.take(i + 1, lines.get(i));
        if (!file.headed && file.faults.isEmpty())
            file.faults.add("line 1: the header " + String.join(",", COLUMNS) + " is missing");
        if (file.faults.isEmpty()) return Map.copyOf(file.days);
        var more = file.faults.size() - 1;
        throw new CannotStart(name + ", " + file.faults.getFirst() + (more == 0 ? "" : " (and " + more + " more)"));
    }

    private void take(int line, String text) {
        if (text.isBlank() || text.startsWith("#")) return;
        var cells = cells(text);
        if (cells == null) faults.add("line " + line + " is not CSV");
        else if (!headed) takeHeader(line, cells);
        else if (cells.size() == COLUMNS.size()) takeDay(line, cells);
        else faults.add("line " + line + " has " + cells.size() + " columns instead of " + COLUMNS.size());
    }

    private void takeHeader(int line, List<String> cells) {
        headed = true;
        if (!cells.equals(COLUMNS)) faults.add("line " + line + ": the header must be " + String.join(",", COLUMNS));
    }

    private void takeDay(int line, List<String> cells) {
        var date = date(line, cells.get(0));
        var name = cells.get(1);
        if (name.isEmpty()) fault(line, "name", "is missing");
        var kind = kind(line, cells.get(2));
        if (date == null || kind == null) return;
        var earlier = lines.putIfAbsent(date, line);
        if (earlier != null) fault(line, "date", date + " stands already in line " + earlier);
        days.put(date, new SpecialDay(date, name, kind));
    }

    private @Nullable LocalDate date(int line, String cell) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeException e) {
            fault(line, "date", "\"" + cell + "\" is no date such as 2026-04-30");
            return null;
        }
    }

    private SpecialDay.@Nullable Kind kind(int line, String cell) {
        try {
            return SpecialDay.Kind.valueOf(cell);
        } catch (IllegalArgumentException e) {
            fault(line, "kind", "\"" + cell + "\" must be " + KINDS);
            return null;
        }
    }

    private void fault(int line, String column, String detail) {
        faults.add("line " + line + ", column " + column + ": " + detail);
    }

    /** Null when the line breaks the rules of CSV. Read line by line, so that a fault's line is exact in spite of comments. */
    private static @Nullable List<String> cells(String line) {
        try (var parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            return parser.getRecords().getFirst().stream().map(String::strip).toList();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return null;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
