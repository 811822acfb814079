package vn.giaoban.reports;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.web.AccessRules;
import vn.giaoban.web.CsvTable;
import vn.giaoban.web.Parameters;

/** Scorecards over HTTP. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping(
            path = "/attendance",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    Mono<ResponseEntity<Object>> attendance(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by,
            @RequestHeader HttpHeaders headers) {
        var period = period(from, to);
        var csv = CsvTable.isPreferred(headers.getAccept());
        return reports.scorecard(period, key(by)).map(scores -> csv ? asCsv(scores) : asJson(period, scores));
    }

    private static TimeRange period(@Nullable String from, @Nullable String to) {
        var start = Parameters.requiredTime("from", from);
        var end = Parameters.requiredTime("to", to);
        if (!end.isAfter(start))
            throw InvalidRequest.at("to", "must be after from").asException();
        return new TimeRange(start, end);
    }

    private static TallyBy key(@Nullable String by) {
        var key = Parameters.constant("by", by, TallyBy.class);
        if (key == null) throw InvalidRequest.at("by", "is missing").asException();
        return key;
    }

    /** A scorecard as it is read. */
    record Scorecard(OffsetDateTime from, OffsetDateTime to, List<Score> items) {}

    private static ResponseEntity<Object> asJson(TimeRange period, List<Score> scores) {
        return ResponseEntity.ok(new Scorecard(
                period.start().atOffset(ZoneOffset.UTC), period.end().atOffset(ZoneOffset.UTC), scores));
    }

    private static ResponseEntity<Object> asCsv(List<Score> scores) {
        var table = new CsvTable(
                "key",
                "name",
                "briefings",
                "present",
                "late",
                "leftEarly",
                "absent",
                "excused",
                "onTimeRate",
                "lateMinutes",
                "share",
                "substitutions",
                "previousOnTimeRate",
                "previousShare");
        scores.forEach(score -> add(table, score));
        return ResponseEntity.ok()
                .contentType(CsvTable.TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scorecard.csv\"")
                .body(table.toString());
    }

    private static void add(CsvTable table, Score score) {
        var before = score.previous();
        table.row(
                score.key(),
                score.name(),
                score.briefings(),
                score.present(),
                score.late(),
                score.leftEarly(),
                score.absent(),
                score.excused(),
                score.onTimeRate(),
                score.lateMinutes(),
                score.share(),
                score.substitutions(),
                before == null ? null : before.onTimeRate(),
                before == null ? null : before.share());
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules reportPaths() {
            return paths -> paths.pathMatchers(HttpMethod.GET, "/api/v1/reports/attendance")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                    .pathMatchers("/api/v1/reports/attendance")
                    .hasRole("ADMIN");
        }
    }
}
