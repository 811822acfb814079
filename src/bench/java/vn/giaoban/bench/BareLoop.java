package vn.giaoban.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One client that sends a recorded booking's statements over JDBC again and again, prepared on the server, each time for another hour and with
 * other ids: what PostgreSQL needs for the work, with nothing around it.
 */
final class BareLoop implements AutoCloseable {

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern HASH = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final Pattern ROOM_NAME = Pattern.compile("gb-[a-z2-7]{20}");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)");
    private static final Pattern HOURS = Pattern.compile("\\{\\d{6}(?:,\\d{6})*}");
    private static final DateTimeFormatter TOLERANT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][X]")
            .toFormatter(Locale.ROOT);

    private final Recording recording;
    private final Connection connection;
    private final List<@Nullable PreparedStatement> prepared = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();

    BareLoop(Recording recording, Installation installation) throws SQLException, IOException {
        this.recording = recording;
        this.connection = installation.connect();
        for (var statement : recording.statements()) {
            var isControl = isBegin(statement) || isCommit(statement);
            prepared.add(
                    isControl
                            ? null
                            : connection.prepareStatement(
                                    PLACE.matcher(statement.sql().replace("?", "??"))
                                            .replaceAll("?")));
            places.add(PLACE.matcher(statement.sql())
                    .results()
                    .map(place -> Integer.parseInt(place.group(1)) - 1)
                    .toList());
        }
    }

    private static boolean isBegin(Recording.Statement statement) {
        return statement.sql().startsWith("BEGIN");
    }

    private static boolean isCommit(Recording.Statement statement) {
        return statement.sql().startsWith("COMMIT");
    }

    /** Values for all statements of a booking of another hour; made before the clock runs. */
    List<List<@Nullable String>> valuesFor(Instant start) {
        var ids = new HashMap<String, String>();
        var shift = Duration.between(recording.start(), start);
        return recording.statements().stream()
                .map(statement -> valuesFor(statement, ids, shift))
                .toList();
    }

    private static List<@Nullable String> valuesFor(
            Recording.Statement statement, Map<String, String> ids, Duration shift) {
        var values = new ArrayList<@Nullable String>();
        for (var value : statement.values()) values.add(value == null ? null : other(value, ids, shift));
        return values;
    }

    private static String other(String value, Map<String, String> ids, Duration shift) {
        if (HOURS.matcher(value).matches())
            return Pattern.compile("\\d{6}")
                    .matcher(value)
                    .replaceAll(hour -> Long.toString(Long.parseLong(hour.group()) + shift.toHours()));
        var text = ID.matcher(value)
                .replaceAll(id ->
                        ids.computeIfAbsent(id.group(), _ -> UUID.randomUUID().toString()));
        text = HASH.matcher(text).replaceAll(hash -> ids.computeIfAbsent(hash.group(), _ -> letters(64, 16)));
        text = ROOM_NAME
                .matcher(text)
                .replaceAll(name -> ids.computeIfAbsent(name.group(), _ -> "gb-" + letters(20, 23)));
        return TIME.matcher(text).replaceAll(time -> shifted(time, shift));
    }

    private static String shifted(MatchResult time, Duration shift) {
        var text = time.group().replace(' ', 'T');
        return OffsetDateTime.parse(text, TOLERANT).plus(shift).toString();
    }

    private static String letters(int length, int radix) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
            text.append(Character.forDigit(ThreadLocalRandom.current().nextInt(radix == 16 ? 0 : 10, radix), 36));
        return text.toString();
    }

    /** Books once. */
    void book(List<List<@Nullable String>> values) throws SQLException {
        for (var i = 0; i < prepared.size(); i++) {
            var statement = prepared.get(i);
            if (statement == null) control(recording.statements().get(i));
            else execute(statement, places.get(i), values.get(i));
        }
    }

    private void control(Recording.Statement statement) throws SQLException {
        if (isBegin(statement)) {
            connection.setAutoCommit(false);
        } else {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void execute(PreparedStatement statement, List<Integer> places, List<@Nullable String> values)
            throws SQLException {
        for (var i = 0; i < places.size(); i++) {
            var value = values.get(places.get(i));
            if (value != null && ID.matcher(value).matches()) statement.setObject(i + 1, UUID.fromString(value));
            else statement.setString(i + 1, value);
        }
        if (!statement.execute()) return;
        try (var rows = statement.getResultSet()) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) for (var column = 1; column <= columns; column++) rows.getString(column);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
