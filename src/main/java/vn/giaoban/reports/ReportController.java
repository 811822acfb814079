package vn.giaoban.reports;

import java.time.Clock;
import java.time.LocalDate;
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
import vn.giaoban.access.AccessRules;
import vn.giaoban.attendance.TallyBy;
import vn.giaoban.exports.Exports;
import vn.giaoban.exports.Format;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.web.Parameters;

/** Scorecards over HTTP. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

    /** What files are called. */
    private static final String NAME = "scorecard";

    private final Reports reports;
    private final Exports exports;
    private final Clock clock;

    ReportController(Reports reports, Exports exports, Clock clock) {
        this.reports = reports;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping(
            path = "/attendance",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", Format.XLSX_TYPE, MediaType.APPLICATION_PDF_VALUE
            })
    Mono<ResponseEntity<Object>> attendance(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader HttpHeaders headers) {
        var wanted = Format.wanted(format, headers.getAccept());
        return reports.scorecard(period(from, to), key(by)).flatMap(card -> answer(card, wanted));
    }

    private Mono<ResponseEntity<Object>> answer(Scorecard card, Format format) {
        return switch (format) {
            case JSON -> Mono.just(ResponseEntity.ok(ScorecardView.of(card)));
            case CSV -> exports.csv(NAME, card::toTable);
            case XLSX -> exports.xlsx(NAME, card::toBook);
            case PDF -> exports.pdf(NAME, () -> card.toForm(LocalDate.ofInstant(clock.instant(), HomeZone.ID)));
        };
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
    record ScorecardView(OffsetDateTime from, OffsetDateTime to, List<Score> items) {
        static ScorecardView of(Scorecard card) {
            return new ScorecardView(
                    card.period().start().atOffset(ZoneOffset.UTC),
                    card.period().end().atOffset(ZoneOffset.UTC),
                    card.items());
        }
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
