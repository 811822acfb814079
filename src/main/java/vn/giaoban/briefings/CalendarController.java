package vn.giaoban.briefings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.points.Points;
import vn.giaoban.web.Parameters;

/** What the rooms are booked for. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class CalendarController {

    private static final Duration LONGEST = Duration.ofDays(92);

    private final Briefings briefings;
    private final Points points;

    CalendarController(Briefings briefings, Points points) {
        this.briefings = briefings;
        this.points = points;
    }

    /** All bookings of a period. */
    record CalendarView(List<CalendarItem> items) {}

    @GetMapping("/api/v1/points/{code}/calendar")
    Mono<CalendarView> ofPoint(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return points.get(code).flatMap(point -> calendar(point.code(), from, to));
    }

    @GetMapping("/api/v1/calendar")
    Mono<CalendarView> ofAll(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return calendar(null, from, to);
    }

    private Mono<CalendarView> calendar(@Nullable String point, @Nullable String from, @Nullable String to) {
        var start = Parameters.requiredTime("from", from);
        var end = Parameters.requiredTime("to", to);
        check(start, end);
        return briefings.calendar(point, start, end).collectList().map(CalendarView::new);
    }

    private static void check(Instant from, Instant to) {
        if (!to.isAfter(from))
            throw InvalidRequest.at("to", "must be after from").asException();
        if (Duration.between(from, to).compareTo(LONGEST) > 0)
            throw InvalidRequest.at("to", "is more than 92 days after from").asException();
    }
}
