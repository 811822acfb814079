package vn.giaoban.attendance;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.exports.Exports;
import vn.giaoban.exports.Format;
import vn.giaoban.ledger.Ledger;
import vn.giaoban.ledger.Seal;
import vn.giaoban.letterhead.PrintedReport;
import vn.giaoban.web.PublicUrl;

/** Hands out the attendance of a briefing in the form that is asked for. */
@Component
class SheetExport {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy");

    private final Exports exports;
    private final Ledger ledger;
    private final PublicUrl publicUrl;

    SheetExport(Exports exports, Ledger ledger, PublicUrl publicUrl) {
        this.exports = exports;
        this.ledger = ledger;
        this.publicUrl = publicUrl;
    }

    /** The answer to a caller; all but JSON as a file. */
    Mono<ResponseEntity<Object>> answer(Sheet sheet, Format format) {
        var name = "attendance-" + sheet.briefing().id();
        return switch (format) {
            case JSON -> Mono.just(ResponseEntity.ok(SheetView.of(sheet)));
            case CSV -> exports.text(name, () -> SheetCsv.of(sheet));
            case XLSX -> exports.xlsx(name, () -> new SheetPaper(sheet).book());
            case PDF ->
                proofOf(sheet)
                        .flatMap(proof -> exports.pdf(name, () -> new SheetPaper(sheet).form(proof.orElse(null))));
        };
    }

    /** The newest seal is under what is printed: every later fact made another one. */
    private Mono<Optional<PrintedReport.Proof>> proofOf(Sheet sheet) {
        if (!sheet.isClosed()) return Mono.just(Optional.empty());
        return ledger.sealOf(sheet.briefing().id())
                .map(seal -> Optional.of(proof(sheet, seal)))
                .defaultIfEmpty(Optional.empty());
    }

    private PrintedReport.Proof proof(Sheet sheet, Seal seal) {
        var at = MOMENT.format(seal.at().atZone(sheet.briefing().zone()));
        return new PrintedReport.Proof(
                seal.digest(),
                "Đã ký số (Ed25519, khóa " + seal.key() + ") lúc " + at,
                publicUrl.to("/api/v1/briefings/" + sheet.briefing().id() + "/attendance/verify"));
    }
}
