package vn.giaoban.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one booking, as PostgreSQL itself logged them: whatever the service really sends, with its values, in its order,
 * from BEGIN to the last one before the answer.
 *
 * @param start the hour that was booked
 */
record Recording(Instant start, List<Statement> statements) {

    /** Enough that nothing which runs beside a booking by chance does so every time. */
    private static final int TAKES = 8;

    private static final Pattern LINE = Pattern.compile("\\d+\\|([A-Z]+):  (.*)", Pattern.DOTALL);
    private static final Pattern EXECUTED =
            Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$\\d+ = (NULL|'([^']*+(?:''[^']*+)*+)')", Pattern.DOTALL);

    /**
     * One statement.
     *
     * @param sql with {@code $1}, {@code $2}, …
     * @param values of the parameters, as text; one may be null
     */
    record Statement(String sql, List<@Nullable String> values) {}

    /** Books a few times with PostgreSQL's log switched on; what comes up each time belongs to a booking. */
    static Recording of(Installation installation, Caller caller, Slots slots)
            throws SQLException, IOException, InterruptedException {
        log(installation, "all");
        var takes = new ArrayList<Recording>();
        for (var i = 0; i < TAKES; i++) takes.add(take(installation, caller, slots.next()));
        log(installation, "none");
        var common = new HashSet<>(texts(takes.getFirst()));
        takes.forEach(take -> common.retainAll(texts(take)));
        var last = takes.getLast();
        return new Recording(
                last.start(),
                last.statements().stream().filter(s -> common.contains(s.sql())).toList());
    }

    private static List<String> texts(Recording take) {
        return take.statements().stream().map(Statement::sql).toList();
    }

    private static void log(Installation installation, String what)
            throws SQLException, IOException, InterruptedException {
        try (var connection = installation.connect();
                var sql = connection.createStatement()) {
            sql.execute("alter system set log_statement = '" + what + "'");
            sql.execute("alter system set log_line_prefix = '%p|'");
            sql.execute("select pg_reload_conf()");
        }
        Thread.sleep(1000);
    }

    private static Recording take(Installation installation, Caller caller, Instant start)
            throws IOException, InterruptedException {
        var before = installation.databaseLog().toFile().length();
        caller.post("/api/v1/briefings", Slots.booking(start)).expect(201);
        Thread.sleep(100);
        return new Recording(start, read(installation.databaseLog(), before));
    }

    private static List<Statement> read(Path log, long from) throws IOException {
        var statements = new ArrayList<Statement>();
        for (var entry : entries(log, from)) {
            var line = LINE.matcher(entry);
            if (!line.matches()) continue;
            var executed = EXECUTED.matcher(line.group(2));
            if (line.group(1).equals("LOG") && executed.matches())
                statements.add(new Statement(executed.group(1), List.of()));
            if (line.group(1).equals("DETAIL") && !statements.isEmpty())
                statements.add(new Statement(statements.removeLast().sql(), values(line.group(2))));
        }
        return statements;
    }

    /** A line that continues another begins with a tab. */
    private static List<String> entries(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8).replace("\n\t", "\u0000");
            return Arrays.stream(text.split("\n"))
                    .map(entry -> entry.replace('\u0000', '\n'))
                    .collect(Collectors.toList());
        }
    }

    private static List<@Nullable String> values(String detail) {
        var values = new ArrayList<@Nullable String>();
        var matcher = PARAMETER.matcher(detail);
        while (matcher.find())
            values.add(
                    matcher.group(1).equals("NULL")
                            ? null
                            : String.valueOf(matcher.group(2)).replace("''", "'"));
        return values;
    }
}
