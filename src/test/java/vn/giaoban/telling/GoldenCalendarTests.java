package vn.giaoban.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.calendars.Portion;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.invitations.Draft;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.SampleLetters;

/**
 * What goes out, letter by letter, as files that were read by people. {@code -Dgiaoban.golden=write} writes them anew: read the difference before
 * it is kept.
 */
class GoldenCalendarTests {

    private static final Path FOLDER = Path.of("src/test/resources/golden/calendar");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hanoi|FREQ=WEEKLY;BYDAY=MO;COUNT=12|Asia/Ho_Chi_Minh",
                "berlin|FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH|Europe/Berlin",
                "newyork|FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270801|America/New_York"
            })
    void theLifeOfASeries(String name, String rrule, String zone) throws Exception {
        var life = new SeriesLifeTests.Life(rrule, zone);
        life.attended.remove(life.ids().get(1));
        keep("series-request-" + name, life);
        var changed = life.ids().get(1);
        life.attended.computeIfPresent(changed, (_, sitting) -> change(name, sitting));
        keep("occurrence-changed-" + name, life);
        life.cancel(life.ids().get(2));
        keep("occurrence-cancelled-" + name, life);
        life.cutOff(life.ids().get(4));
        keep("following-ended-" + name, life);
        for (var id : life.ids()) life.cancel(id);
        keep("all-cancelled-" + name, life);
    }

    @Test
    void theLifeOfOneBriefing() throws Exception {
        for (var zone : List.of("Asia/Ho_Chi_Minh", "Europe/Berlin", "UTC")) {
            var name = zone.substring(zone.indexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
            var plan = SampleAudience.at("2026-12-07T01:00:00Z", "2026-12-07T02:30:00Z", zone);
            var later = SampleAudience.at("2026-12-08T01:00:00Z", "2026-12-08T02:30:00Z", zone);
            keepOne("single-request-" + name, MessageKind.REQUEST, 0, plan);
            keepOne("single-update-" + name, MessageKind.REQUEST, 1, later);
            keepOne("single-cancel-" + name, MessageKind.CANCEL, 2, later.calledOff(true, "Bão số 9"));
        }
    }

    private static Sitting change(String name, Sitting sitting) {
        var plan = sitting.plan();
        return switch (name) {
            case "hanoi" -> sitting.with(SeriesLifeTests.retitled(plan, "Giao ban chuyên đề"));
            case "berlin" ->
                sitting.with(plan.at(new TimeRange(
                        plan.time().start().plus(Duration.ofHours(26)),
                        plan.time().end().plus(Duration.ofHours(27)))));
            default -> new Sitting(sitting.recurrenceId(), sitting.at(), plan, "Q-BA-DINH/P9", "Phòng họp lớn");
        };
    }

    private static void keep(String file, SeriesLifeTests.Life life) throws IOException {
        var drafts = life.tell();
        assertThat(drafts).as(file).hasSize(1);
        var text = life.sent.getLast();
        compare(file, text);
        readBack(text, drafts.getFirst(), life.sent.size() - 1);
    }

    private static void keepOne(String file, MessageKind kind, int sequence, Plan plan) throws IOException {
        var stamp = Instant.parse("2026-11-25T02:00:00Z").plusSeconds(sequence);
        var text = SampleLetters.calendar(kind, sequence, stamp, plan, SampleAudience.aPoint());
        compare(file, text);
        var event = events(text).getFirst();
        assertThat(value(event, "SEQUENCE")).isEqualTo(Integer.toString(sequence));
        assertThat(value(event, "SUMMARY")).isEqualTo(plan.title());
        assertThat(text).contains("METHOD:" + kind, "DTSTAMP:2026112");
        assertThat(event.getProperty("RRULE")).isEmpty();
        assertThat(event.getProperty("RECURRENCE-ID")).isEmpty();
    }

    private static void compare(String name, String text) throws IOException {
        var file = FOLDER.resolve(name + ".ics");
        if ("write".equals(System.getProperty("giaoban.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static void readBack(String text, Draft draft, int sequence) {
        var portion = Objects.requireNonNull(draft.portion());
        var events = events(text);
        assertThat(text).contains("METHOD:" + draft.kind());
        for (var event : events) {
            assertThat(value(event, "UID")).isEqualTo(portion.sheet().series() + "@giaoban");
            assertThat(value(event, "SEQUENCE")).isEqualTo(Integer.toString(sequence));
            assertThat(value(event, "ATTENDEE"))
                    .isEqualTo("mailto:" + draft.recipient().email());
            assertThat(event.getProperty("ORGANIZER")).isPresent();
        }
        assertThat(values(events, "RECURRENCE-ID")).isEqualTo(named(portion));
        var rhythm = portion.sheet().rhythm();
        if (!portion.isWhole() || rhythm == null) {
            assertThat(values(events, "RRULE")).isEmpty();
            return;
        }
        var master = events.getFirst();
        assertThat(List.of(value(master, "RRULE").split(";", -1)))
                .containsExactlyInAnyOrder(rhythm.rrule().split(";", -1));
        assertThat(value(master, "DTSTART"))
                .isEqualTo(LOCAL.format(rhythm.pattern().at()));
        assertThat(value(master, "SUMMARY")).isEqualTo(rhythm.pattern().plan().title());
        assertThat(master.<Property>getProperties("EXDATE").stream()
                        .map(Property::getValue)
                        .toList())
                .isEqualTo(rhythm.exdates().stream().map(LOCAL::format).toList());
    }

    private static List<String> named(Portion portion) {
        var named = portion.isWhole() ? portion.sheet().sittings() : portion.only();
        return named.stream().map(Sitting::at).map(GoldenCalendarTests::local).toList();
    }

    private static String local(LocalDateTime at) {
        return LOCAL.format(at);
    }

    private static List<String> values(List<VEvent> events, String name) {
        var values = new ArrayList<String>();
        for (var event : events) event.getProperty(name).ifPresent(p -> values.add(p.getValue()));
        return values;
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).orElseThrow().getValue();
    }

    private static List<VEvent> events(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text)).getComponents(Component.VEVENT);
        } catch (IOException | ParserException e) {
            throw new AssertionError(text, e);
        }
    }
}
