package vn.giaoban.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.letters.SampleLetters;
import vn.giaoban.post.OneLine;

class CalendarWriterTests {

    private final CalendarWriter writer = SampleCalendars.writer();

    @Test
    void invitesOneAttendeeToOneEvent() throws Exception {
        var calendar = parsed(
                write(ImmutableMethod.REQUEST, SampleAudience.aPlan(), SampleAudience.aPoint(), SampleLetters.LINK));
        assertThat(calendar.getProperty("METHOD").orElseThrow().getValue()).isEqualTo("REQUEST");
        assertThat(calendar.getProperty("VERSION").orElseThrow().getValue()).isEqualTo("2.0");
        assertThat(calendar.validate().hasErrors()).isFalse();
        var event = event(calendar);
        assertThat(value(event, "UID")).isEqualTo(SampleLetters.BRIEFING + "@giaoban");
        assertThat(value(event, "SEQUENCE")).isEqualTo("3");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20261122T030405Z");
        assertThat(value(event, "DTSTART")).isEqualTo("20261207T080000");
        assertThat(value(event, "DTEND")).isEqualTo("20261207T093000");
        assertThat(parameter(event, "DTSTART", "TZID")).isEqualTo("Asia/Ho_Chi_Minh");
        assertThat(value(event, "SUMMARY")).isEqualTo(SampleAudience.aPlan().title());
        assertThat(value(event, "LOCATION")).isEqualTo("Phòng họp trực tuyến 2, UBND quận Ba Đình");
        assertThat(value(event, "URL")).isEqualTo(SampleLetters.LINK);
        assertThat(value(event, "DESCRIPTION"))
                .contains("1. Tình hình kinh tế – xã hội tháng 11 (20 phút) – Sở Kế hoạch và Đầu tư\n")
                .contains("\n" + SampleLetters.LINK + "\n");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "TRANSP")).isEqualTo("OPAQUE");
        assertThat(value(event, "CLASS")).isEqualTo("PRIVATE");
        assertThat(value(event, "PRIORITY")).isEqualTo("5");
        assertThat(triggers(event)).containsExactly("TRIGGER:-P1D", "TRIGGER:-PT30M");
    }

    @Test
    void namesOrganizerAndAttendee() throws Exception {
        var event = event(parsed(
                write(ImmutableMethod.REQUEST, SampleAudience.aPlan(), SampleAudience.aPoint(), SampleLetters.LINK)));
        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:giaoban@hanoi.example");
        assertThat(parameter(event, "ORGANIZER", "CN")).isEqualTo("Giaoban");
        assertThat(event.getProperties("ATTENDEE")).hasSize(1);
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:q-ba-dinh@hanoi.example");
        assertThat(parameter(event, "ATTENDEE", "CN")).isEqualTo("UBND quận Ba Đình");
        assertThat(parameter(event, "ATTENDEE", "ROLE")).isEqualTo("REQ-PARTICIPANT");
        assertThat(parameter(event, "ATTENDEE", "CUTYPE")).isEqualTo("GROUP");
        assertThat(parameter(event, "ATTENDEE", "PARTSTAT")).isEqualTo("NEEDS-ACTION");
        assertThat(parameter(event, "ATTENDEE", "RSVP")).isEqualTo("TRUE");
    }

    @Test
    void callsOffTheWholeEvent() throws Exception {
        var event = event(parsed(write(
                ImmutableMethod.CANCEL,
                SampleAudience.calledOff("Trùng lịch; dời sau"),
                SampleAudience.aPoint(),
                null)));
        assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(event, "DESCRIPTION")).contains("Lý do: Trùng lịch; dời sau");
        assertThat(event.getProperty("URL")).isEmpty();
        assertThat(event.getAlarms()).isEmpty();
    }

    @Test
    void dropsOneAttendeeWithoutCallingOffTheEvent() throws Exception {
        var event = event(parsed(write(ImmutableMethod.CANCEL, SampleAudience.aPlan(), SampleAudience.aPoint(), null)));
        assertThat(event.getProperty("STATUS")).isEmpty();
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:q-ba-dinh@hanoi.example");
    }

    @Test
    void publishesWithoutAttendees() throws Exception {
        var event = event(parsed(
                write(ImmutableMethod.PUBLISH, SampleAudience.aPlan(), SampleAudience.aPoint(), SampleLetters.LINK)));
        assertThat(event.getProperty("ATTENDEE")).isEmpty();
        assertThat(event.getProperty("ORGANIZER")).isPresent();
    }

    @Test
    void marksTheUrgentAndTheChair() throws Exception {
        var event = event(parsed(write(
                ImmutableMethod.REQUEST,
                SampleAudience.urgent("Họp khẩn"),
                SampleAudience.aChair("A"),
                SampleLetters.LINK)));
        assertThat(value(event, "PRIORITY")).isEqualTo("1");
        assertThat(parameter(event, "ATTENDEE", "ROLE")).isEqualTo("CHAIR");
        assertThat(parameter(event, "ATTENDEE", "CUTYPE")).isEqualTo("INDIVIDUAL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Ho_Chi_Minh",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Asia/Tehran",
                "UTC",
                "+07:00"
            })
    void meansTheSameInstantInEveryZone(String zone) throws Exception {
        for (var start : List.of("2026-12-07T01:00:00Z", "2026-07-07T01:00:00Z", "2026-10-25T00:30:00Z")) {
            var plan = SampleAudience.at(
                    start, Instant.parse(start).plusSeconds(5400).toString(), zone);
            var text = write(ImmutableMethod.REQUEST, plan, SampleAudience.aPoint(), SampleLetters.LINK);
            DtStart<Temporal> begin = event(parsed(text))
                    .<DtStart<Temporal>>getProperty("DTSTART")
                    .orElseThrow();
            assertThat(instant(begin.getDate())).as(text).isEqualTo(Instant.parse(start));
            assertThat(text.contains("BEGIN:VTIMEZONE")).isEqualTo(zone.contains("/"));
        }
    }

    @Test
    void tellsBothHalvesOfAYearWithSummerTime() {
        var plan = SampleAudience.at("2026-12-07T13:00:00Z", "2026-12-07T14:00:00Z", "America/New_York");
        assertThat(write(ImmutableMethod.REQUEST, plan, SampleAudience.aPoint(), SampleLetters.LINK))
                .contains("BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\n")
                .contains("BEGIN:DAYLIGHT\r\nDTSTART:20270314T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n");
    }

    @Test
    void foldsAt75OctetsWithoutBreakingCharactersOrTheLink() {
        var title = "😀ế".repeat(300);
        var text = write(
                ImmutableMethod.REQUEST, SampleAudience.titled(title), SampleAudience.aPoint(), SampleLetters.LINK);
        assertThat(Arrays.stream(text.split("\r\n")).mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.lines().filter(line -> line.contains(SampleLetters.LINK)))
                .hasSize(2);
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM",
                "x\nATTENDEE:mailto:evil@example.com",
                "a\\nb; c, d: \"e\" ^n ^'",
                "\u0000\u0007\u2028ATTACH:http://evil\u0085X",
                "\uD83D lone"
            })
    void hostileTextStaysText(String text) throws Exception {
        var event = event(parsed(write(
                ImmutableMethod.REQUEST,
                SampleAudience.titled(text),
                SampleAudience.aChair(text),
                SampleLetters.LINK)));
        assertThat(value(event, "SUMMARY")).isEqualTo(OneLine.of(text));
        assertThat(event.getProperties("ATTENDEE")).hasSize(1);
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:nva@hanoi.example");
        assertThat(event.getAlarms()).hasSize(2);
        assertThat(event.getProperty("ATTACH")).isEmpty();
    }

    @Test
    void survivesATitleOf64Kilobytes() throws Exception {
        var title = "Đ".repeat(65_536);
        var event = event(parsed(write(
                ImmutableMethod.REQUEST, SampleAudience.titled(title), SampleAudience.aPoint(), SampleLetters.LINK)));
        assertThat(value(event, "SUMMARY")).isEqualTo(title);
    }

    private String write(Method method, Plan plan, Recipient recipient, @Nullable String link) {
        var stamp = Instant.parse("2026-11-22T03:04:05Z");
        return writer.write(new Entry(method, SampleLetters.BRIEFING, 3, stamp, plan, recipient, link, null));
    }

    private static Instant instant(Temporal time) {
        return switch (time) {
            case Instant instant -> instant;
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            default -> throw new AssertionError(time.getClass());
        };
    }

    private static Calendar parsed(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static VEvent event(Calendar calendar) {
        return (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
    }

    private static List<String> triggers(VEvent event) {
        return event.getAlarms().stream()
                .map(alarm ->
                        alarm.getProperty("TRIGGER").orElseThrow().toString().strip())
                .toList();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static String parameter(VEvent event, String property, String name) {
        return event.getProperty(property)
                .orElseThrow()
                .getParameter(name)
                .orElseThrow()
                .getValue();
    }
}
