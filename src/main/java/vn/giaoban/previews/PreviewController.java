package vn.giaoban.previews;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.letters.Sheet;
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

    /** Subject, text and HTML of the mail. */
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Sheet> letter(@RequestBody PreviewForm form) {
        return previews.letter(forms.valid(form));
    }

    /** The formal invitation that comes along with it. */
    @PostMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    Mono<ResponseEntity<byte[]>> formal(@RequestBody PreviewForm form) {
        return previews.formal(forms.valid(form)).map(PreviewController::file);
    }

    private static ResponseEntity<byte[]> file(byte[] pdf) {
        var inline = ContentDisposition.inline().filename("giay-moi.pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, inline.toString())
                .body(pdf);
    }
}
