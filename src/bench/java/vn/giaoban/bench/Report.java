package vn.giaoban.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured: a table for people, JSON for programs. */
final class Report {

    private final Path file;
    private final List<Row> rows = new ArrayList<>();

    /** Keeps each row in the file as soon as it is known: a run that is cut off has told what it had found. */
    Report(Path file) {
        this.file = file;
    }

    /**
     * One figure.
     *
     * @param value null when it can't be measured on this version
     * @param target null when there is none
     * @param atLeast whether the target is a lower bound
     * @param note how the figure came about
     */
    record Row(
            String name,
            @Nullable Double value,
            String unit,
            @Nullable Double target,
            boolean atLeast,
            String note) {

        /** Whether the target is met; null without a target or a value. */
        @Nullable
        Boolean met() {
            if (target == null || value == null) return null;
            return atLeast ? value >= target : value <= target;
        }
    }

    void atLeast(String name, double target, double value, String unit, String note) {
        add(new Row(name, value, unit, target, true, note));
    }

    void atMost(String name, double target, double value, String unit, String note) {
        add(new Row(name, value, unit, target, false, note));
    }

    void figure(String name, double value, String unit, String note) {
        add(new Row(name, value, unit, null, false, note));
    }

    void notSupported(String name, double target, String unit, String note) {
        add(new Row(name, null, unit, target, false, note));
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println("  " + line(row));
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the table; the JSON lies in the file. */
    void publish() {
        System.out.println("\n| measurement | value | target | met | |\n|---|---|---|---|---|");
        rows.forEach(row -> System.out.println(line(row)));
        System.out.println("\n" + file);
    }

    private void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(
                file, mapper.writeValueAsString(rows.stream().map(Report::json).toList()));
    }

    private static String line(Row row) {
        var met = row.met();
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        row.name(),
                        row.value() == null ? "not supported" : number(row.value()) + row.unit(),
                        row.target() == null ? "" : (row.atLeast() ? "≥ " : "≤ ") + number(row.target()) + row.unit(),
                        met == null ? "" : met ? "yes" : "no",
                        row.note());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }

    private static Object json(Row row) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", row.name());
        json.put("value", row.value());
        json.put("unit", row.unit().strip());
        json.put("target", row.target());
        json.put("bound", row.target() == null ? null : row.atLeast() ? "min" : "max");
        json.put("met", row.met());
        json.put("note", row.note());
        return json;
    }
}
