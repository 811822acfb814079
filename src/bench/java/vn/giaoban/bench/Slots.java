package vn.giaoban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out hours, each to one booking, so that bookings do not wait for each other's hour. */
final class Slots {

    static final Duration LENGTH = Duration.ofHours(1);
    private static final Instant FIRST = Instant.parse("2031-01-06T00:00:00Z");

    private final AtomicInteger used = new AtomicInteger();

    /** The start of an hour that nobody else has. */
    Instant next() {
        return FIRST.plus(LENGTH.multipliedBy(used.getAndIncrement()));
    }

    /** A booking of that hour for all 53 points, with a chair and an agenda, as the body of a POST. */
    static String booking(Instant start) {
        return """
                {"title": "Giao ban đầu tuần", "start": "%s", "end": "%s", "timeZone": "Asia/Ho_Chi_Minh", "groups": ["ALL"],
                 "chair": {"name": "Nguyễn Văn An", "title": "Phó Chủ tịch UBND", "email": "an@hanoi.example"},
                 "agenda": [{"title": "Tình hình tuần qua", "minutes": 30}, {"title": "Việc tuần này", "minutes": 30}]}
                """.formatted(start, start.plus(LENGTH));
    }
}
