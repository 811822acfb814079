package vn.giaoban.previews;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.web.Forms;

/** Letters over HTTP that go nowhere: as text and HTML, or the formal invitation as PDF, as the caller accepts. Links in them lead nowhere. */
@RestController
@RequestMapping("/api/v1/letters/preview")
class PreviewController {

    private final Previews previews;
    private final Forms forms;

    PreviewController(Previews previews, Forms forms) {
        this.previews = previews;
        this.forms = forms;
    }

    /** Subject, text and HTML of the mail; or the formal invitation that comes along with it, for who asks for a PDF. */
    @PostMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PDF_VALUE})
    Mono<ResponseEntity<Object>> show(@RequestBody PreviewForm form, @RequestHeader HttpHeaders headers) {
        forms.valid(form);
        return isForPaper(headers)
                ? previews.formal(form).map(PreviewController::file)
                : previews.letter(form).map(ResponseEntity::ok);
    }

    private static boolean isForPaper(HttpHeaders headers) {
        var accepted = headers.getAccept();
        return !accepted.isEmpty()
                && accepted.getFirst().isCompatibleWith(MediaType.APPLICATION_PDF)
                && !accepted.getFirst().isWildcardType();
    }

    private static ResponseEntity<Object> file(byte[] pdf) {
        var inline = ContentDisposition.inline().filename("giay-moi.pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, inline.toString())
                .body(pdf);
    }
}
