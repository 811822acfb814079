package vn.giaoban.scheduling;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import vn.giaoban.support.Api;

/** Points of a test's own, so that nothing else is booked there. */
final class TestPoints {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPoints() {}

    /** A new point with so many rooms, {@code P1} and on; its code. */
    static String aPoint(Api api, int rooms) {
        var code = "THU-" + COUNT.incrementAndGet();
        put(api, "/api/v1/points/" + code, Map.of("name", "Điểm thử " + code, "kind", "OTHER", "email", mail(code)));
        for (var n = 1; n <= rooms; n++)
            put(api, "/api/v1/points/" + code + "/rooms/P" + n, Map.of("name", "Phòng " + n, "capacity", 20));
        return code;
    }

    private static String mail(String code) {
        return code.toLowerCase(Locale.ROOT) + "@hanoi.example";
    }

    private static void put(Api api, String path, Object body) {
        api.admin()
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated();
    }
}
