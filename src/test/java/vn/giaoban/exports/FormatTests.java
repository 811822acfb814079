package vn.giaoban.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class FormatTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | JSON",
                "*/* | JSON",
                "text/csv | CSV",
                "text/* | CSV",
                "application/pdf | PDF",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | XLSX",
                "application/json;q=0.5, application/pdf | PDF",
                "text/html, application/xhtml+xml, */*;q=0.8 | JSON",
                "application/pdf;q=0, text/csv;q=0.1 | CSV",
                "application/* | JSON",
                "image/png | JSON"
            })
    void isWhatTheCallerWantsMost(String accept, Format format) {
        assertThat(Format.preferred(MediaType.parseMediaTypes(accept))).isEqualTo(format);
    }

    @Test
    void isJsonForThoseWhoSayNothing() {
        assertThat(Format.preferred(List.of())).isEqualTo(Format.JSON);
    }
}
