package vn.giaoban.reservations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.kernel.TimeRange;

/**
 * Rooms that are kept for a while for somebody whose form is still open.
 *
 * @param owner name of the account that asked for them
 * @param expiresAt when they are free again, by PostgreSQL's clock
 * @param points codes of the points whose rooms it was given
 * @param rooms ids of the rooms that it still has, by the point's code
 * @param used whether a briefing has taken its rooms over
 */
public record Hold(
        UUID id,
        String owner,
        TimeRange time,
        Instant expiresAt,
        List<String> points,
        Map<String, String> rooms,
        boolean used) {

    /** What becomes free when it ends. */
    public List<Vacancy> vacancies() {
        return points.stream().map(point -> new Vacancy(point, time)).toList();
    }
}
