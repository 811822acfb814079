package vn.giaoban.support;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Says which briefing a test asks for: {@code aBriefing().at("08:00").across("ALL").published()}. */
public final class BriefingRequest {

    private static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final AtomicInteger DAYS = new AtomicInteger();

    /** Those of config/holidays.csv that are no weekends. */
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2027, 4, 16),
            LocalDate.of(2027, 4, 30),
            LocalDate.of(2027, 5, 3),
            LocalDate.of(2027, 9, 2),
            LocalDate.of(2027, 9, 3));

    /** Behind it who looks at all that happens in a week finds only their own; who names a nearer day has points of their own. */
    private static final LocalDate END_OF_FREE_DAYS = LocalDate.of(2050, 1, 1);

    private final Map<String, Object> members = new LinkedHashMap<>();
    private @Nullable LocalDate day;
    private LocalTime from = LocalTime.of(8, 0);
    private LocalTime to = LocalTime.of(9, 30);

    private BriefingRequest() {
        members.put("title", "Giao ban thử");
    }

    /** A briefing on a day that no other test uses, 08:00 to 09:30, at no point yet. */
    public static BriefingRequest aBriefing() {
        return new BriefingRequest();
    }

    /** A working day that no other test of this run uses. */
    public static LocalDate aFreeDay() {
        var n = DAYS.getAndIncrement();
        var day = LocalDate.of(2027, 3, 1).plusWeeks(n / 5).plusDays(n % 5);
        if (!day.isBefore(END_OF_FREE_DAYS))
            throw new IllegalStateException("no free day is left before " + END_OF_FREE_DAYS);
        return HOLIDAYS.contains(day) ? aFreeDay() : day;
    }

    public BriefingRequest titled(String title) {
        members.put("title", title);
        return this;
    }

    public BriefingRequest on(LocalDate date) {
        day = date;
        return this;
    }

    public BriefingRequest at(String start, String end) {
        from = LocalTime.parse(start);
        to = LocalTime.parse(end);
        return this;
    }

    /** Brings in whole groups. */
    public BriefingRequest across(String... groups) {
        members.put("groups", List.of(groups));
        return this;
    }

    /** Adds points one by one. */
    public BriefingRequest atPoints(String... codes) {
        var points = new ArrayList<Object>();
        for (var code : codes) points.add(Map.of("code", code));
        members.put("points", points);
        return this;
    }

    public BriefingRequest chairedBy(String name, String email) {
        members.put("chair", Map.of("name", name, "title", "Phó Chủ tịch UBND", "email", email));
        return this;
    }

    public BriefingRequest published() {
        members.put("publish", true);
        return this;
    }

    /** Any member of the contract. */
    public BriefingRequest with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public OffsetDateTime start() {
        return day().atTime(from).atZone(HOME).toOffsetDateTime();
    }

    public OffsetDateTime end() {
        return day().atTime(to).atZone(HOME).toOffsetDateTime();
    }

    /** Handed out only to who names none; one, also for those who ask at the same time. */
    private synchronized LocalDate day() {
        if (day == null) day = aFreeDay();
        return day;
    }

    /** The body to POST. */
    public Map<String, Object> body() {
        var body = new LinkedHashMap<>(members);
        body.computeIfAbsent("start", _ -> ISO_OFFSET_DATE_TIME.format(start()));
        body.computeIfAbsent("end", _ -> ISO_OFFSET_DATE_TIME.format(end()));
        return body;
    }
}
