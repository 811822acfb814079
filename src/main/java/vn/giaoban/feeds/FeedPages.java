package vn.giaoban.feeds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.feeds.Feeds.Purpose;
import vn.giaoban.kernel.ProblemException;

/** Feeds as calendars read them, and their weeks as people do. */
@Controller
class FeedPages {

    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(180);
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Feeds feeds;
    private final Views views;
    private final Clock clock;

    FeedPages(Feeds feeds, Views views, Clock clock) {
        this.feeds = feeds;
        this.views = views;
        this.clock = clock;
    }

    /** The briefings of the last 30 and the next 180 days. */
    @GetMapping("/feeds/{token}.ics")
    Mono<ResponseEntity<byte[]>> calendar(@PathVariable String token, ServerWebExchange exchange) {
        var from = clock.instant().minus(BACK);
        var to = clock.instant().plus(AHEAD);
        return feeds.find(Purpose.CALENDAR, token)
                .flatMap(feed -> views.of(feed, from, to))
                .map(shown -> CalendarFile.write(shown, from, to).getBytes(StandardCharsets.UTF_8))
                .map(bytes -> answer(bytes, exchange));
    }

    private static ResponseEntity<byte[]> answer(byte[] bytes, ServerWebExchange exchange) {
        var tag = etag(bytes);
        if (exchange.checkNotModified(tag))
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        return ResponseEntity.ok()
                .eTag(tag)
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"giaoban.ics\"")
                .body(bytes);
    }

    private static String etag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * A week of the feed's briefings; what names no week is the present one.
     *
     * @param week as {@code 2026-W50}
     */
    @GetMapping(path = "/embed/week/{token}", produces = MediaType.TEXT_HTML_VALUE)
    Mono<Rendering> week(@PathVariable String token, @RequestParam(required = false) @Nullable String week) {
        var now = clock.instant();
        var asked = Week.of(week, now);
        return feeds.find(Purpose.WEEK, token)
                .flatMap(feed -> views.of(feed, asked.start(), asked.end()))
                .map(shown -> Rendering.view("feeds/week")
                        .modelAttribute("view", WeekView.of(shown, asked, now))
                        .build())
                .onErrorResume(
                        ProblemException.class,
                        problem -> Mono.just(closed(problem.problem().status())));
    }

    private static Rendering closed(int status) {
        var text = status == HttpStatus.GONE.value()
                ? "Địa chỉ của trang lịch này đã bị thu hồi. Xin hỏi đơn vị quản lý để có địa chỉ mới."
                : "Không có trang lịch nào ở địa chỉ này.";
        return Rendering.view("feeds/closed")
                .status(HttpStatus.valueOf(status))
                .modelAttribute("text", text)
                .build();
    }
}
