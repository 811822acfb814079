package vn.giaoban.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Four hundred random rules against another implementation, whose answers were written down. */
class ReferenceTests {

    private static final int WRITTEN_DOWN = 12;

    @Test
    void randomRulesMeanWhatAnotherImplementationReadsInThem() throws IOException {
        var compared = 0;
        for (var line : lines()) {
            var cells = line.split("\\|", -1);
            assertThat(found(cells[0], cells[1])).as(line).isEqualTo(cells[2]);
            compared++;
        }
        assertThat(compared).isEqualTo(400);
    }

    private static String found(String rrule, String firstDay) {
        var start = LocalDate.parse(firstDay).atTime(Series.EIGHT);
        var faults = Recurrence.faults(rrule, start, Series.HANOI);
        if (faults.size() == 1 && faults.getFirst().startsWith("The rule names no day")) return "";
        assertThat(faults).as(rrule).isEmpty();
        var days = Series.days(WRITTEN_DOWN + 1, Recurrence.of(rrule, start, Series.HANOI, List.of()));
        var written = new ArrayList<String>();
        for (var day : days)
            written.add(written.size() < WRITTEN_DOWN ? DateTimeFormatter.BASIC_ISO_DATE.format(day) : "…");
        return String.join(",", written);
    }

    private static List<String> lines() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ReferenceTests.class.getResourceAsStream("/recurrence/reference.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
