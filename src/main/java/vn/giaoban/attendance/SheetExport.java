package vn.giaoban.attendance;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.exports.Exports;
import vn.giaoban.exports.Format;
import vn.giaoban.ledger.Ledger;
import vn.giaoban.ledger.Seal;
import vn.giaoban.letterhead.PrintedReport.Proof;
import vn.giaoban.web.PublicUrl;

/** Hands out the attendance of a briefing in the form that is asked for. */
@Component
class SheetExport {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy");

    private final Attendance attendance;
    private final Ledger ledger;
    private final Exports exports;
    private final PublicUrl url;

    SheetExport(Attendance attendance, Ledger ledger, Exports exports, PublicUrl url) {
        this.attendance = attendance;
        this.ledger = ledger;
        this.exports = exports;
        this.url = url;
    }

    /** The answer to a caller; all but JSON as a file. */
    Mono<ResponseEntity<Object>> answer(Sheet sheet, Format format) {
        var name = "attendance-" + sheet.briefing().id();
        return switch (format) {
            case JSON -> Mono.just(ResponseEntity.ok(SheetView.of(sheet)));
            case CSV -> exports.text(name, () -> SheetCsv.of(sheet));
            case XLSX -> exports.xlsx(name, () -> new SheetPaper(sheet).book());
            case PDF ->
                proof(sheet).flatMap(proof -> exports.pdf(name, () -> new SheetPaper(sheet).form(proof.orElse(null))));
        };
    }

    /** The seal under a briefing that is over, made first if facts came after the newest; none while it can still change. */
    private Mono<Optional<Proof>> proof(Sheet sheet) {
        if (!sheet.isClosed()) return Mono.just(Optional.empty());
        var id = sheet.briefing().id();
        return attendance
                .refreshIfOutdated(id)
                .then(Mono.defer(() -> ledger.sealOf(id)))
                .map(seal -> Optional.of(proof(seal, sheet.briefing())))
                .defaultIfEmpty(Optional.empty());
    }

    private Proof proof(Seal seal, Briefing briefing) {
        var at = MOMENT.format(seal.at().atZone(briefing.zone()));
        return new Proof(
                seal.digest(),
                "Hệ thống ký số Ed25519 lúc " + at + ", khoá " + seal.key() + ".",
                url.to("/api/v1/briefings/" + briefing.id() + "/attendance/verify"));
    }
}
