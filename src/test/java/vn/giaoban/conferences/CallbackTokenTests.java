package vn.giaoban.conferences;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class CallbackTokenTests {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "Bearer s3cret "})
    void knowsTheToken(String shown) {
        assertThat(knows(shown)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer s3cre",
                "Bearer s3crett",
                "Bearer ",
                "Bearer",
                "s3cret",
                "Basic czNjcmV0",
                "Bearer S3CRET"
            })
    void knowsNoOther(String shown) {
        assertThat(knows(shown)).isFalse();
    }

    @Test
    void knowsNobodyWhoShowsNothing() {
        assertThat(ConferencesConfiguration.knows("s3cret".getBytes(UTF_8), new HttpHeaders()))
                .isFalse();
    }

    private static boolean knows(String shown) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.AUTHORIZATION, shown);
        return ConferencesConfiguration.knows("s3cret".getBytes(UTF_8), headers);
    }
}
