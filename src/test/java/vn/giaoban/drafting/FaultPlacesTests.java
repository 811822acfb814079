package vn.giaoban.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import vn.giaoban.kernel.CommonProblem.Fault;

/** Each fault of the API is said beside the field that it comes from. */
class FaultPlacesTests {

    @ParameterizedTest
    @CsvSource({
        "/title, is longer than 200 characters, title, long, 200",
        "/chair/name, contains the forbidden character U+202E, chairName, character, U+202E",
        "/chair/email, must be a well-formed email address, chairEmail, email, ''",
        "/end, must be after the start, end, end, ''",
        "/start, is in the past, date, past, ''",
        "/recurrence/rrule, gives occurrences that overlap each other, repeat, overlap, ''",
        "/points, point Q-BA-DINH has no room with 4 seats, points, seats, Q-BA-DINH",
        "/points/3/code, point Q-BA-DINH is retired, points, gone, Q-BA-DINH",
        "/somewhere, is odd, form, other, is odd"
    })
    void standBesideTheirFields(String pointer, String detail, String field, String kind, String value) {
        var mistake = FaultPlaces.mistake(new Fault(pointer, detail), Draft.of(new LinkedMultiValueMap<>()));
        assertThat(mistake).isEqualTo(new Mistake(field, kind, value));
    }

    @Test
    void emptyLinesOfTheAgendaDoNotShiftThem() {
        var sent = new LinkedMultiValueMap<String, String>();
        sent.add("agendaTitle", "Tình hình");
        sent.add("agendaTitle", "");
        sent.add("agendaTitle", "Kết luận");
        var mistake = FaultPlaces.mistake(new Fault("/agenda/1/title", "is blank"), Draft.of(sent));
        assertThat(mistake.field()).isEqualTo("agenda.2");
    }
}
