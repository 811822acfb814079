package vn.giaoban.desk;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.desk.DeskProblem.FaultyList;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.roster.DelegateForm;

/**
 * Reads a list of people, one a line: fields are separated by tabs, semicolons or commas, whichever the first line has, and quoted as in
 * RFC 4180. A first line that names the columns, in Vietnamese or English, says their order; else it is name, position, mail, phone, role.
 * Every fault is said with its line and column.
 */
final class NameList {

    /** More would only be repetition. */
    private static final int MOST_FAULTS = 20;

    private final Function<DelegateForm, List<Fault>> check;
    private final List<ListFault> faults = new ArrayList<>();

    private NameList(Function<DelegateForm, List<Fault>> check) {
        this.check = check;
    }

    /** A person and the line that names them. */
    record Row(int line, DelegateForm person) {}

    /** A line's cells as they stand there. */
    private record Cells(int line, List<String> values) {

        String at(int column) {
            return column < values.size() ? values.get(column) : "";
        }

        boolean isBlank() {
            return values.stream().allMatch(String::isEmpty);
        }
    }

    /** How many people a list names, whatever is wrong with them; fails like {@link #read}. */
    static int count(String text) {
        var lines = cells(text);
        return !lines.isEmpty() && ListColumns.areNamed(lines.getFirst().values()) ? lines.size() - 1 : lines.size();
    }

    /**
     * Reads the list.
     *
     * @param check of one person; pointers name the members
     * @throws vn.giaoban.kernel.ProblemException {@link FaultyList}
     */
    static List<Row> read(String text, Function<DelegateForm, List<Fault>> check) {
        var list = new NameList(check);
        var rows = list.rows(cells(text));
        if (rows.isEmpty() && list.faults.isEmpty()) list.faults.add(ListFault.at(1, "fault.empty"));
        if (list.faults.isEmpty()) return rows;
        throw new FaultyList(list.faults.stream().limit(MOST_FAULTS).toList()).asException();
    }

    private List<Row> rows(List<Cells> lines) {
        if (lines.isEmpty()) return List.of();
        var first = lines.getFirst();
        if (!ListColumns.areNamed(first.values())) return rows(lines, ListColumns.ORDER);
        var columns = ListColumns.named(first.values());
        for (var i = 0; i < columns.size(); i++)
            if (columns.get(i).equals(ListColumns.UNKNOWN))
                faults.add(new ListFault(first.line(), i + 1, null, "fault.header", List.of(first.at(i))));
        return rows(lines.subList(1, lines.size()), columns);
    }

    private List<Row> rows(List<Cells> lines, List<String> columns) {
        var rows = new ArrayList<Row>();
        for (var cells : lines) {
            if (cells.values().size() > columns.size())
                faults.add(ListFault.at(cells.line(), "fault.columns", columns.size()));
            else rows.add(new Row(cells.line(), person(cells, columns)));
        }
        return rows;
    }

    private DelegateForm person(Cells cells, List<String> columns) {
        var form = new DelegateForm(
                cells.at(columns.indexOf("name")),
                value(cells, columns, "title"),
                value(cells, columns, "email"),
                value(cells, columns, "phone"),
                null,
                role(cells, columns));
        for (var fault : check.apply(form)) {
            var field = FaultWords.field(fault);
            var said = FaultWords.of(fault);
            faults.add(new ListFault(cells.line(), columns.indexOf(field) + 1, field, said.key(), said.values()));
        }
        return form;
    }

    private @Nullable DelegateRole role(Cells cells, List<String> columns) {
        var word = value(cells, columns, "role");
        var role = word == null ? DelegateRole.DELEGATE : ListColumns.role(word);
        if (role == null)
            faults.add(new ListFault(cells.line(), columns.indexOf("role") + 1, "role", "fault.role", List.of()));
        return role;
    }

    private static @Nullable String value(Cells cells, List<String> columns, String column) {
        var at = columns.indexOf(column);
        var value = at < 0 ? "" : cells.at(at);
        return value.isEmpty() ? null : value;
    }

    /** The lines that hold anything. */
    private static List<Cells> cells(String text) {
        var found = new ArrayList<Cells>();
        try (var parser = CSVParser.parse(new StringReader(text), formatOf(text))) {
            var records = parser.iterator();
            var line = 1;
            try {
                while (records.hasNext()) {
                    var cells = toCells(line, records.next());
                    if (!cells.isBlank()) found.add(cells);
                    line = (int) parser.getCurrentLineNumber() + 1;
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                throw new FaultyList(List.of(ListFault.at(line, "fault.quotes"))).asException();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Accents composed, as people search for them and mail programs show them best. */
    private static Cells toCells(int line, CSVRecord row) {
        return new Cells(
                line,
                row.stream()
                        .map(String::strip)
                        .map(cell -> Normalizer.normalize(cell, Normalizer.Form.NFC))
                        .toList());
    }

    private static CSVFormat formatOf(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var delimiter = Stream.of('\t', ';')
                .filter(c -> first.indexOf(c) >= 0)
                .findFirst()
                .orElse(',');
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(delimiter != '\t')
                .get();
    }
}
