package vn.giaoban.briefings;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.web.Paging;

/** What a person sees first: the briefings of the last day and the next two weeks, day by day. */
@Controller
class OverviewPage {

    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", VIETNAMESE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", VIETNAMESE);
    private static final int MOST = 200;

    private final Briefings briefings;
    private final BriefingViews views;
    private final Clock clock;

    OverviewPage(Briefings briefings, BriefingViews views, Clock clock) {
        this.briefings = briefings;
        this.views = views;
        this.clock = clock;
    }

    /** One line of the page. */
    record Row(
            String id,
            String from,
            String to,
            String title,
            @Nullable String chair,
            int points,
            @Nullable Map<String, Object> counts,
            BriefingStatus status) {

        /** The status in the reader's words. */
        public String statusText() {
            return switch (status) {
                case DRAFT -> "Bản nháp";
                case SCHEDULED -> "Đã gửi giấy mời";
                case LIVE -> "Đang họp";
                case ENDED -> "Đã kết thúc";
                case CANCELLED -> "Đã huỷ";
            };
        }

        /** Whether anybody was asked, so that answers can be there. */
        public boolean told() {
            return status != BriefingStatus.DRAFT && status != BriefingStatus.CANCELLED;
        }

        /** Whether there is attendance to read. */
        public boolean attended() {
            return status == BriefingStatus.LIVE || status == BriefingStatus.ENDED;
        }
    }

    @GetMapping("/")
    Mono<String> overview(Model model) {
        var now = clock.instant();
        var filter = new BriefingStore.Filter(
                now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(14)), null, null, null, null);
        return briefings
                .list(filter, new Paging(MOST, List.of()))
                .flatMap(page -> views.brief(page.items()).map(shown -> days(page.items(), shown)))
                .doOnNext(days -> model.addAttribute("days", days))
                .thenReturn("briefings/overview");
    }

    private Map<String, List<Row>> days(List<Briefing> items, List<Map<String, Object>> shown) {
        var days = new LinkedHashMap<String, List<Row>>();
        for (var i = 0; i < items.size(); i++) {
            var day = heading(items.get(i).time().start().atZone(HomeZone.ID).toLocalDate());
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(row(items.get(i), shown.get(i)));
        }
        return days;
    }

    private static String heading(LocalDate day) {
        var text = DAY.format(day);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    @SuppressWarnings("unchecked") // the roster's counts, as the API shows them
    private Row row(Briefing briefing, Map<String, Object> shown) {
        var chair = briefing.chair();
        return new Row(
                briefing.id().toString(),
                TIME.format(briefing.time().start().atZone(HomeZone.ID)),
                TIME.format(briefing.time().end().atZone(HomeZone.ID)),
                briefing.title(),
                chair == null ? null : chair.name(),
                briefing.points().size(),
                (Map<String, Object>) shown.get("counts"),
                briefing.statusAt(clock.instant()));
    }
}
