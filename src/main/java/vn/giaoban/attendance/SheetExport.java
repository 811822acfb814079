package vn.giaoban.attendance;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.exports.Exports;
import vn.giaoban.exports.Format;

/** Hands out the attendance of a briefing in the form that is asked for. */
@Component
class SheetExport {

    private final Exports exports;

    SheetExport(Exports exports) {
        this.exports = exports;
    }

    /** The answer to a caller; all but JSON as a file. */
    Mono<ResponseEntity<Object>> answer(Sheet sheet, Format format) {
        var name = "attendance-" + sheet.briefing().id();
        return switch (format) {
            case JSON -> Mono.just(ResponseEntity.ok(SheetView.of(sheet)));
            case CSV -> exports.text(name, () -> SheetCsv.of(sheet));
            case XLSX -> exports.xlsx(name, () -> new SheetPaper(sheet).book());
            case PDF -> exports.pdf(name, () -> new SheetPaper(sheet).form(null));
        };
    }
}
