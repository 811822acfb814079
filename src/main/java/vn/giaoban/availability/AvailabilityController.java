package vn.giaoban.availability;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointGroups;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.RoomWish;
import vn.giaoban.reservations.Slot;
import vn.giaoban.reservations.SlotSearch;
import vn.giaoban.web.Forms;
import vn.giaoban.web.PlainText;

/** When could they all meet. */
@RestController
class AvailabilityController {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(92);
    private static final Duration LONGEST_BUFFER = Duration.ofHours(12);
    private static final int DEFAULT_RESULTS = 10;

    private final PointGroups groups;
    private final Reservations reservations;
    private final OfficeCalendar calendar;
    private final Forms forms;

    AvailabilityController(PointGroups groups, Reservations reservations, OfficeCalendar calendar, Forms forms) {
        this.groups = groups;
        this.reservations = reservations;
        this.calendar = calendar;
        this.forms = forms;
    }

    /** What is looked for. */
    record SearchForm(
            @Nullable @Size(max = 50) List<@NotNull @PlainText(max = 60) String> groups,
            @Nullable @Size(max = 10_000) List<@NotNull @PlainText(max = 40) String> points,
            @Nullable @Size(max = 10_000) List<@NotNull @PlainText(max = 40) String> optionalPoints,
            @Nullable @Size(max = 1000) List<@NotNull @Email @PlainText String> people,
            @NotNull Duration duration,
            @Nullable Duration bufferBefore,
            @Nullable Duration bufferAfter,
            @NotNull @Valid Window window,
            @Nullable Boolean workingHoursOnly,
            @Nullable @Min(1) @Max(100) Integer maxResults) {}

    /** Where to look; the briefing lies wholly inside. */
    record Window(@NotNull OffsetDateTime from, @NotNull OffsetDateTime to) {}

    /** What was found. */
    record SearchView(List<SlotView> slots) {}

    /** One time. */
    record SlotView(OffsetDateTime start, OffsetDateTime end, boolean complete, List<String> missing) {}

    @PostMapping(path = "/api/v1/availability/search", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<SearchView> search(@RequestBody SearchForm form) {
        check(forms.valid(form));
        var required = Objects.requireNonNullElse(form.points(), List.<String>of());
        var optional = Objects.requireNonNullElse(form.optionalPoints(), List.<String>of());
        var codes = new LinkedHashSet<>(required);
        codes.addAll(optional);
        return groups.expand(form.groups(), codes)
                .flatMap(found -> reservations
                        .search(toSearch(form, wishes(found, required, optional)))
                        .collectList())
                .map(slots ->
                        new SearchView(slots.stream().map(s -> toView(s, form)).toList()));
    }

    private static void check(SearchForm form) {
        var faults = new ArrayList<Fault>();
        var window = form.window();
        if (form.duration().isNegative()
                || form.duration().isZero()
                || form.duration().compareTo(Duration.ofHours(24)) > 0)
            faults.add(new Fault("/duration", "must be more than nothing and at most PT24H"));
        checkBuffer("/bufferBefore", form.bufferBefore(), faults);
        checkBuffer("/bufferAfter", form.bufferAfter(), faults);
        if (!window.to().isAfter(window.from())) faults.add(new Fault("/window/to", "must be after from"));
        else if (Duration.between(window.from(), window.to()).compareTo(LONGEST_WINDOW) > 0)
            faults.add(new Fault("/window/to", "is more than 92 days after from"));
        if (window.from().getYear() < 2000 || window.to().getYear() > 2099)
            faults.add(new Fault("/window", "must be in the years 2000 to 2099"));
        if (!faults.isEmpty()) throw new InvalidRequest(faults).asException();
    }

    private static void checkBuffer(String pointer, @Nullable Duration buffer, List<Fault> faults) {
        if (buffer != null && (buffer.isNegative() || buffer.compareTo(LONGEST_BUFFER) > 0))
            faults.add(new Fault(pointer, "must be from PT0S to PT12H"));
    }

    private static List<RoomWish> wishes(PointGroups.Expansion found, List<String> required, List<String> optional) {
        var faults = new ArrayList<Fault>();
        checkKnown("/points/", required, found.points(), faults);
        checkKnown("/optionalPoints/", optional, found.points(), faults);
        if (found.points().isEmpty() && faults.isEmpty()) faults.add(new Fault("/points", "names no point"));
        if (!faults.isEmpty()) throw new InvalidRequest(faults).asException();
        var optionalCodes = Set.copyOf(optional);
        return found.points().values().stream()
                .map(p -> new RoomWish(
                        p.code(),
                        !optionalCodes.contains(p.code()),
                        p.roomsFor(1).stream().map(Room::id).toList()))
                .toList();
    }

    private static void checkKnown(String pointer, List<String> codes, Map<String, Point> found, List<Fault> faults) {
        for (var i = 0; i < codes.size(); i++) {
            var point = found.get(codes.get(i));
            if (point == null) faults.add(new Fault(pointer + i, codes.get(i) + " is not the code of a point"));
            else if (point.retired()) faults.add(new Fault(pointer + i, "point " + codes.get(i) + " is retired"));
        }
    }

    private SlotSearch toSearch(SearchForm form, List<RoomWish> wishes) {
        var window = new TimeRange(
                form.window().from().toInstant(), form.window().to().toInstant());
        var open = Boolean.TRUE.equals(form.workingHoursOnly()) ? calendar.openRanges(window, HomeZone.ID) : null;
        var people = Objects.requireNonNullElse(form.people(), List.<String>of()).stream()
                .map(p -> p.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new SlotSearch(
                wishes,
                people,
                form.duration(),
                Objects.requireNonNullElse(form.bufferBefore(), Duration.ZERO),
                Objects.requireNonNullElse(form.bufferAfter(), Duration.ZERO),
                window,
                open,
                Objects.requireNonNullElse(form.maxResults(), DEFAULT_RESULTS));
    }

    private static SlotView toView(Slot slot, SearchForm form) {
        var offset = form.window().from().getOffset();
        return new SlotView(
                slot.start().atOffset(offset), slot.end().atOffset(offset), slot.complete(), slot.missing());
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        AccessRules availabilityPaths() {
            return paths -> paths.pathMatchers("/api/v1/availability/search")
                    .hasAnyRole("SECRETARY", "LEADER", "OPERATOR", "ADMIN");
        }
    }
}
