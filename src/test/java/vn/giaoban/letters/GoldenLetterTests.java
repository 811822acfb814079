package vn.giaoban.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.audience.Ways;

/**
 * Three letters of each kind, kept as files to be read by people. When letters are meant to change, {@code -Dgolden.write=true} writes them anew;
 * the difference is then part of the change. Only the PDF's bytes are left out, which depend on the compression library of the Java that runs.
 */
class GoldenLetterTests {

    private static final Path FOLDER = Path.of("src/test/resources/golden/letters");
    private static final Pattern PDF =
            Pattern.compile("(?<=filename=giay-moi.pdf\r\n\r\n)[A-Za-z0-9+/=\r\n]+(?=\r\n--)");
    private static final String HOSTILE =
            "Khẩn \"bão\" số 9\r\nBcc: evil@example.com\r\n\r\nBEGIN:VALARM; ${7*7} __${7*7}__ <b>typed</b> "
                    + "\u202Egnuh\u202C \u2028 \u0000 ^n \\n, " + "😀Ế".repeat(40) + " " + "x".repeat(998);
    private static final String DESK = "http://localhost:8080/p/cG9pbnQtZGVzay10b2tlbi0wMTIzNDU2Nzg5YWJjZGVmZ2g";

    /** To whom, and about what. */
    enum Case {
        POINT,
        PERSON,
        HOSTILE
    }

    static Stream<Arguments> letters() {
        return Stream.of(LetterKind.values())
                .flatMap(kind -> Stream.of(Case.values()).map(about -> Arguments.of(kind, about)));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void isAsItWas(LetterKind kind, Case about) throws Exception {
        var message = message(kind, about);
        var ways = ways(kind, about);
        var letter = SampleLetters.writer().write(message, ways);
        LetterCheck.check(message, ways, letter);
        var text = PDF.matcher(new String(letter.bytes(), StandardCharsets.ISO_8859_1))
                .replaceAll("(the PDF)");
        var file = FOLDER.resolve(kind.key() + "-" + about.name().toLowerCase(Locale.ROOT) + ".eml");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        }
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    static Message message(LetterKind kind, Case about) {
        return Specimen.of(
                kind,
                recipient(kind, about),
                SampleLetters.BRIEFING,
                plan(kind, about),
                Instant.parse("2026-11-22T03:04:05Z"));
    }

    private static Recipient recipient(LetterKind kind, Case about) {
        return switch (about) {
            case POINT -> kind == LetterKind.ROOM ? SampleAudience.aPoint("Q-BA-DINH", null) : SampleAudience.aPoint();
            case PERSON -> SampleAudience.aChair("Nguyễn Văn Ước");
            case HOSTILE -> SampleAudience.aChair(HOSTILE);
        };
    }

    private static Plan plan(LetterKind kind, Case about) {
        if (kind == LetterKind.CANCEL)
            return SampleAudience.calledOff(about == Case.HOSTILE ? HOSTILE : "Trùng lịch; dời sang tuần sau");
        return about == Case.HOSTILE ? SampleAudience.urgent(HOSTILE) : SampleAudience.aPlan();
    }

    private static Ways ways(LetterKind kind, Case about) {
        if (kind.isCancellation()) return Ways.NONE;
        return about == Case.POINT ? new Ways(SampleLetters.LINK, DESK) : SampleLetters.WAYS;
    }
}
