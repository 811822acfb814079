package vn.giaoban.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are what RFC 6238 says, so that any app shows the same. */
class TotpTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The table of RFC 6238, appendix B, of which six digits are shown. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
    }

    @Test
    void clocksMayDifferByAStepAndNoMore() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        var step = 1_234_567_890 / 30;
        for (var shift = -1; shift <= 1; shift++)
            assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + shift), now))
                    .hasValue(step + shift);
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "không phải mã", now)).isEmpty();
    }

    /** The examples of RFC 4648, section 10, without their padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String text, String written) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void theAddressNamesTheAccountAndTheHouse() {
        assertThat(Totp.address("nguyễn văn a", SECRET))
                .isEqualTo("otpauth://totp/Giaoban:nguy%E1%BB%85n%20v%C4%83n%20a"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Giaoban");
    }

    @Test
    void recoveryCodesAreManyAndReadable() {
        assertThat(RecoveryCodes.made())
                .hasSize(RecoveryCodes.COUNT)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}"));
    }
}
