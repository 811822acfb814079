package vn.giaoban.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.feeds.Showings.NOW;
import static vn.giaoban.feeds.Showings.aShowing;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.BriefingStatus;

/** A feed, read back by a calendar. */
class CalendarFileTests {

    private static final Shown SHOWN = new Shown(
            "Lịch họp giao ban – Quận Ba Đình",
            List.of(
                    aShowing(
                            "Giao ban; tuần, \\ này",
                            "2026-12-07T08:00:00+07:00",
                            "Asia/Ho_Chi_Minh",
                            BriefingStatus.SCHEDULED),
                    aShowing("Đã huỷ", "2026-12-09T08:00:00+07:00", "Asia/Ho_Chi_Minh", BriefingStatus.CANCELLED),
                    aShowing("Với nước ngoài", "2026-12-10T09:00:00+01:00", "Europe/Berlin", BriefingStatus.SCHEDULED),
                    aShowing("Theo giờ quốc tế", "2026-12-11T02:00:00Z", "Z", BriefingStatus.SCHEDULED)));

    @Test
    void isReadBackAsItWasMeant() throws Exception {
        var calendar = new CalendarBuilder().build(new StringReader(written()));
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(2);
        var events = calendar.<VEvent>getComponents(Component.VEVENT);
        assertThat(events).hasSize(4);
        assertThat(value(events.get(0), Property.SUMMARY)).isEqualTo("Giao ban; tuần, \\ này");
        assertThat(value(events.get(0), Property.DTSTAMP)).isEqualTo("20261120T010203Z");
        assertThat(value(events.get(0), Property.DTSTART)).isEqualTo("20261207T080000");
        assertThat(value(events.get(0), Property.DESCRIPTION))
                .isEqualTo(
                        "Chủ trì: Nguyễn Văn An, Phó Chủ tịch UBND\nĐơn vị chủ trì: Văn phòng UBND\n– Tình hình; kết quả,"
                                + " phương hướng");
        assertThat(value(events.get(1), Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(events.get(2), Property.DTSTART)).isEqualTo("20261210T090000");
        assertThat(value(events.get(3), Property.DTSTART)).isEqualTo("20261211T020000Z");
    }

    @Test
    void describesOneZoneOnceWithWhatChangesInItsTime() {
        assertThat(written().split("TZID:Asia/Ho_Chi_Minh\r\n", -1)).hasSize(2);
        assertThat(written())
                .contains(
                        "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n",
                        "BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n");
    }

    @Test
    void itsLinesAreShortAndTheSameEachTime() {
        assertThat(written()).isEqualTo(written());
        assertThat(written().split("\r\n", -1)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    private static String written() {
        return CalendarFile.write(SHOWN, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(180)));
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }
}
