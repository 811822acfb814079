package vn.giaoban.attendance;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.exports.Format;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Forms;
import vn.giaoban.web.Parameters;

/** Attendance over HTTP. */
@RestController
@RequestMapping("/api/v1/briefings/{id}/attendance")
class AttendanceController {

    private final Attendance attendance;
    private final SheetExport exports;
    private final Forms forms;

    AttendanceController(Attendance attendance, SheetExport exports, Forms forms) {
        this.attendance = attendance;
        this.exports = exports;
        this.forms = forms;
    }

    @GetMapping(
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", Format.XLSX_TYPE, MediaType.APPLICATION_PDF_VALUE
            })
    Mono<ResponseEntity<Object>> get(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader HttpHeaders headers) {
        var wanted = Format.wanted(format, headers.getAccept());
        return attendance.sheet(briefing(id)).flatMap(sheet -> exports.answer(sheet, wanted));
    }

    @PostMapping(path = "/corrections", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CorrectionView> correct(@PathVariable String id, @RequestBody CorrectionForm form, Actor actor) {
        var valid = forms.valid(form);
        return attendance
                .correct(briefing(id), valid.key(), valid.verdict(), valid.reason(), valid.pointer(), actor)
                .map(CorrectionView::of);
    }

    private static BriefingId briefing(String id) {
        return new BriefingId(Parameters.id("Briefing", id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {

        /** Before the briefings' own rules, which are of fewer words. */
        @Bean
        @Order(0)
        AccessRules attendancePaths() {
            return paths -> paths.pathMatchers(HttpMethod.GET, "/api/v1/briefings/*/attendance")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN")
                    .pathMatchers("/api/v1/briefings/*/attendance", "/api/v1/briefings/*/attendance/corrections")
                    .hasAnyRole("SECRETARY", "ADMIN");
        }
    }
}
