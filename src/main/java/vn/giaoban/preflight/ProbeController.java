package vn.giaoban.preflight;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a page fetches to see how far and how wide the way to this service is: nothing, or so many bytes that can't be compressed. */
@RestController
class ProbeController {

    private static final byte[] NOTHING = {};
    private static final byte[] MUCH = new byte[256 * 1024];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @GetMapping("/preflight/probe")
    ResponseEntity<byte[]> probe(@RequestParam(required = false) @Nullable String much) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(much == null ? NOTHING : MUCH);
    }
}
