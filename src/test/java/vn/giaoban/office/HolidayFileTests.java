package vn.giaoban.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.kernel.CannotStart;

class HolidayFileTests {

    @Test
    void passesOverCommentsAndEmptyLinesAndTheMarkOfExcel() {
        var days = HolidayFile.parse(
                "f", "\uFEFF# năm 2026\r\n\r\ndate,name,kind\r\n#x\r\n2026-09-02, Quốc khánh ,HOLIDAY\r\n");

        assertThat(days)
                .containsOnlyKeys(LocalDate.parse("2026-09-02"))
                .containsValue(new SpecialDay(LocalDate.parse("2026-09-02"), "Quốc khánh", SpecialDay.Kind.HOLIDAY));
    }

    @Test
    void aNameMayHoldACommaInQuotes() {
        var days = HolidayFile.parse("f", "date,name,kind\n2026-09-02,\"Quốc khánh, ngày lễ\",HOLIDAY");

        assertThat(days.get(LocalDate.parse("2026-09-02")))
                .extracting(SpecialDay::name)
                .isEqualTo("Quốc khánh, ngày lễ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30/4/2026,x,HOLIDAY         | line 4, column date: \"30/4/2026\" is no date such as 2026-04-30",
                "2026-02-30,x,HOLIDAY        | line 4, column date: \"2026-02-30\" is no date such as 2026-04-30",
                "2026-04-30,,HOLIDAY         | line 4, column name: is missing",
                "2026-04-30,x,REST           | line 4, column kind: \"REST\" must be HOLIDAY or WORKDAY",
                "2026-04-30,x                | line 4 has 2 columns instead of 3",
                "2026-04-30,x,HOLIDAY,y      | line 4 has 4 columns instead of 3",
                "2026-04-30;x;HOLIDAY        | line 4 has 1 columns instead of 3",
                "'2026-04-30,\"x,HOLIDAY'    | line 4 is not CSV",
                "2026-01-01,x,WORKDAY        | line 4, column date: 2026-01-01 stands already in line 3"
            })
    void namesLineAndColumnOfAFault(String line, String fault) {
        var text = "# comment\ndate,name,kind\n2026-01-01,Tết Dương lịch,HOLIDAY\n" + line.strip() + "\n";

        assertThatThrownBy(() -> HolidayFile.parse("config/holidays.csv", text))
                .isInstanceOf(CannotStart.class)
                .hasMessage("config/holidays.csv, " + fault);
    }

    @Test
    void countsTheOtherFaults() {
        assertThatThrownBy(() -> HolidayFile.parse("f", "date,name,kind\nx,x,HOLIDAY\n\n2026-01-01,,REST"))
                .hasMessage("f, line 2, column date: \"x\" is no date such as 2026-04-30 (and 2 more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "date;name;kind\n", "2026-01-01,Tết Dương lịch,HOLIDAY\n"})
    void needsItsHeader(String text) {
        assertThatThrownBy(() -> HolidayFile.parse("f", text))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("the header")
                .hasMessageContaining("date,name,kind");
    }

    @Test
    void saysThatAFileIsNotInUtf8OrCantBeRead(@TempDir Path folder) throws IOException {
        var latin = Files.write(folder.resolve("latin.csv"), "é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> HolidayFile.read(latin)).hasMessage(latin + " is no text in UTF-8");
        assertThatThrownBy(() -> HolidayFile.read(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(folder + " can't be read");
    }

    @Test
    void theDeliveredFileMovesWorkOnlyFromWeekdaysToWeekends() {
        var days = HolidayFile.read(Office.HOLIDAYS).values();

        assertThat(days)
                .filteredOn(day -> day.kind() == SpecialDay.Kind.WORKDAY)
                .allSatisfy(day -> assertThat(day.date().getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        assertThat(days).extracting(day -> day.date().getYear()).containsOnly(2026, 2027);
    }

    /** A year has 11 days of statutory leave (Labour Code, article 112), none of which is lost to a weekend. */
    @ParameterizedTest
    @ValueSource(ints = {2026, 2027})
    void theDeliveredFileGivesElevenWorkingDaysOff(int year) {
        var days = HolidayFile.read(Office.HOLIDAYS).values().stream()
                .filter(day -> day.date().getYear() == year)
                .toList();
        var free = days.stream()
                .filter(day -> day.kind() == SpecialDay.Kind.HOLIDAY)
                .filter(day -> day.date().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .count();
        var madeUpFor = days.stream()
                .filter(day -> day.kind() == SpecialDay.Kind.WORKDAY)
                .count();

        assertThat(free - madeUpFor).isEqualTo(11);
    }
}
