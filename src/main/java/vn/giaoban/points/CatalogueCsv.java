package vn.giaoban.points;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.points.PointProblem.CsvFault;

/** Reads a file of points or of rooms (RFC 4180), and says of every fault in which line and column it is. */
final class CatalogueCsv {

    private static final List<String> POINT_COLUMNS =
            List.of("code", "name", "kind", "parent", "email", "phone", "uplink_mbps");
    private static final List<String> ROOM_COLUMNS = List.of("point", "code", "name", "capacity");
    private static final Map<String, String> FIELD_COLUMNS = Map.of("uplinkMbps", "uplink_mbps");

    private final CSVParser parser;
    private final List<String> columns;
    private final List<CsvFault> faults = new ArrayList<>();

    private CatalogueCsv(CSVParser parser) {
        this.parser = parser;
        this.columns = parser.getHeaderNames().stream().map(String::strip).toList();
    }

    /** What a good file holds: either points or rooms. */
    record Content(List<PointForm> points, Map<RoomKey, RoomForm> rooms, List<Line> lines) {}

    /** A room's place. */
    record RoomKey(String point, String code) {}

    /** Where a row of the content stood in the file, and what it names. */
    record Line(long number, String key, @Nullable String parent) {}

    /** Checks one row's form; the faults' pointers name its fields. */
    interface Check {
        List<Fault> faults(Object form);
    }

    /**
     * Reads the file.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link PointProblem.FaultyCsv} with every fault
     */
    static Content read(String text, Check check) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(withoutMark(text)), format)) {
            var csv = new CatalogueCsv(parser);
            var content = csv.content(check);
            if (csv.faults.isEmpty()) return content;
            throw new PointProblem.FaultyCsv(List.copyOf(csv.faults)).asException();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new PointProblem.FaultyCsv(List.of(new CsvFault("/1", 1, 1, "is not CSV: " + e.getMessage())))
                    .asException();
        }
    }

    private Content content(Check check) {
        var content = new Content(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        var wanted = columns.contains("capacity") ? ROOM_COLUMNS : POINT_COLUMNS;
        if (!columns.equals(wanted)) {
            faults.add(new CsvFault("/1", 1, 1, "the header must be " + String.join(",", wanted)));
            return content;
        }
        var seen = new HashMap<String, Long>();
        for (var row : parser) {
            if (row.size() == columns.size()) take(row, content, seen, check);
            else
                faults.add(new CsvFault(
                        "/" + line(row),
                        line(row),
                        row.size(),
                        "the line has " + row.size() + " columns instead of " + columns.size()));
        }
        if (seen.isEmpty() && faults.isEmpty()) faults.add(new CsvFault("/2", 2, 1, "the file holds no row"));
        return content;
    }

    private void take(CSVRecord row, Content content, Map<String, Long> seen, Check check) {
        var before = faults.size();
        var isRoom = columns.equals(ROOM_COLUMNS);
        var key = isRoom
                ? row.get("point") + "/" + row.get("code")
                : row.get("code").strip();
        var earlier = seen.putIfAbsent(key, line(row));
        if (earlier != null) fault(row, "code", "stands already in line " + earlier);
        if (isRoom) takeRoom(row, content, check);
        else takePoint(row, content, check);
        if (faults.size() == before)
            content.lines().add(new Line(line(row), key, isRoom ? row.get("point") : value(row, "parent")));
    }

    private void takePoint(CSVRecord row, Content content, Check check) {
        var kind = kind(row);
        var uplink = number(row, "uplink_mbps");
        var form = new PointForm(
                row.get("code").strip(),
                row.get("name"),
                kind == null ? PointKind.OTHER : kind,
                value(row, "parent"),
                value(row, "email"),
                value(row, "phone"),
                uplink,
                null,
                null);
        if (row.get("code").isBlank()) fault(row, "code", "is missing");
        check.faults(form).forEach(f -> fault(row, column(f), f.detail()));
        content.points().add(form);
    }

    private void takeRoom(CSVRecord row, Content content, Check check) {
        for (var column : List.of("point", "code"))
            if (!PointForm.isCode(row.get(column)))
                fault(row, column, "must be capital letters and digits, joined by hyphens, at most 40");
        var capacity = number(row, "capacity");
        if (value(row, "capacity") == null) fault(row, "capacity", "is missing");
        var form = new RoomForm(row.get("name"), capacity == null ? 1 : capacity, null, null);
        check.faults(form).forEach(f -> fault(row, column(f), f.detail()));
        content.rooms().put(new RoomKey(row.get("point"), row.get("code")), form);
    }

    private @Nullable PointKind kind(CSVRecord row) {
        try {
            return PointKind.valueOf(row.get("kind"));
        } catch (IllegalArgumentException e) {
            fault(row, "kind", "must be one of " + List.of(PointKind.values()));
            return null;
        }
    }

    private @Nullable Integer number(CSVRecord row, String column) {
        var value = value(row, column);
        if (value == null) return null;
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            fault(row, column, "must be a whole number");
            return null;
        }
    }

    private static @Nullable String value(CSVRecord row, String column) {
        var value = row.get(column).strip();
        return value.isEmpty() ? null : value;
    }

    private static String column(Fault fault) {
        var field = fault.pointer().substring(1);
        return FIELD_COLUMNS.getOrDefault(field, field);
    }

    private void fault(CSVRecord row, String column, String detail) {
        faults.add(new CsvFault("/" + line(row) + "/" + column, line(row), columns.indexOf(column) + 1, detail));
    }

    /** The line a row ends in; rows with line breaks inside quotes are rare and end where people look. */
    private long line(CSVRecord row) {
        return Math.max(row.getRecordNumber() + 1, parser.getCurrentLineNumber());
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
