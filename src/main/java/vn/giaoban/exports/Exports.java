package vn.giaoban.exports;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.letterhead.FormalNotice;
import vn.giaoban.letterhead.Letterhead;
import vn.giaoban.letterhead.PrintedReport;

/** Writes figures as files, on threads of its own: fonts are read, archives are packed, and a thousand lines take their time. */
@Component
public class Exports {

    private final Letterhead letterhead;
    private final Scheduler threads;

    Exports(Letterhead letterhead, Scheduler exportScheduler) {
        this.letterhead = letterhead;
        this.threads = exportScheduler;
    }

    /**
     * A table as CSV, to be answered as a file.
     *
     * @param name the file's, without its suffix
     */
    public Mono<ResponseEntity<Object>> csv(String name, Supplier<Table<?>> table) {
        return text(name, () -> table.get().toCsv());
    }

    /** The same of what is CSV already. */
    public Mono<ResponseEntity<Object>> text(String name, Supplier<String> csv) {
        return away(() -> answer(Format.CSV, name, csv.get()));
    }

    /** A spreadsheet, to be answered as a file. */
    public Mono<ResponseEntity<Object>> xlsx(String name, Supplier<Book<?>> book) {
        return workbook(book).map(bytes -> answer(Format.XLSX, name, bytes));
    }

    /** A printed form, to be answered as a file. */
    public Mono<ResponseEntity<Object>> pdf(String name, Supplier<PrintedReport> report) {
        return paper(report).map(bytes -> answer(Format.PDF, name, bytes));
    }

    /** A letter, to be answered as a file. */
    public Mono<ResponseEntity<Object>> letter(String name, Supplier<FormalNotice> notice) {
        return away(() -> answer(Format.PDF, name, letterhead.print(notice.get())));
    }

    /** The bytes of a spreadsheet (Office Open XML). */
    public Mono<byte[]> workbook(Supplier<Book<?>> book) {
        return away(() -> Spreadsheet.of(book.get()));
    }

    /** The bytes of a printed form (PDF). */
    public Mono<byte[]> paper(Supplier<PrintedReport> report) {
        return away(() -> letterhead.print(report.get()));
    }

    private <T> Mono<T> away(Supplier<T> work) {
        return Mono.fromSupplier(work)
                .subscribeOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> new CommonProblem.Unavailable("Too many exports are waiting").asException());
    }

    private static ResponseEntity<Object> answer(Format format, String name, Object body) {
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + format.suffix() + "\"")
                .body(body);
    }
}
