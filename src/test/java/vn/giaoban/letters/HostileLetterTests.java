package vn.giaoban.letters;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.audience.Ways;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;

/** Whatever people typed, the letter is a correct one: the titles are not checked here as forms check them. */
class HostileLetterTests {

    private static final List<LetterKind> KINDS = List.of(LetterKind.values());
    private static final List<String> PIECES = List.of(
            "\r\nBcc: evil@example.com\r\n",
            "\nX-Evil: 1\n\n<script>alert(1)</script>",
            "\r",
            "\u2028",
            "\u2029",
            "\u0085",
            "\u0000",
            "\u0007",
            "\u202E",
            "\u2066",
            "\uFEFF",
            "\u200D",
            "\uD83D",
            "\uDE00",
            "😀",
            "👨‍👩‍👧",
            "Ế",
            "e\u0302\u0301",
            "ảo giác ",
            "BEGIN:VALARM\r\nEND:VALARM",
            "END:VCALENDAR",
            "\"",
            "'",
            ";",
            ",",
            ":",
            "\\",
            "\\n",
            "^n",
            "=?UTF-8?B?QmNj?=",
            "=20=",
            "--=_giaoban_00000000-0000-0000-0000-000000000000--",
            "${7*7}",
            "[[${7*7}]]",
            "[(${7*7})]",
            "__${7*7}__",
            "{title}",
            "$1",
            "&amp;",
            "<b>typed</b>",
            "<img src=x onerror =alert(1)>",
            "http://localhost:8080/j/x",
            ". ",
            "\r\n.\r\n",
            "From ",
            "x".repeat(75),
            "x".repeat(998),
            "Đ".repeat(37),
            " ",
            "\t");

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, 4_294_967_297L, 6_965_447_308_504_394_690L})
    void everyLetterIsCorrect(long seed) {
        checkMany(seed, 60);
    }

    @Test
    void everyLetterIsCorrectFromAnotherSeedEachTime() {
        checkMany(new Random().nextLong(), 60);
    }

    @Test
    void atTitlesOf64Kilobytes() throws Exception {
        for (var title : List.of("Đ".repeat(65_536), "a \"b\" ".repeat(10_923), "😀".repeat(32_768))) {
            var message = message(LetterKind.REQUEST, new Random(7), title);
            LetterCheck.check(
                    message, SampleLetters.WAYS, SampleLetters.writer().write(message, SampleLetters.WAYS));
        }
    }

    private static void checkMany(long seed, int letters) {
        System.out.println("letters from seed " + seed);
        var random = new Random(seed);
        var writer = SampleLetters.writer();
        for (int n = 0; n < letters; n++) {
            var kind = KINDS.get(random.nextInt(KINDS.size()));
            var message = message(kind, random, "T" + text(random));
            var ways = kind.isCancellation() ? Ways.NONE : SampleLetters.WAYS;
            assertThatCode(() -> LetterCheck.check(message, ways, writer.write(message, ways)))
                    .as("letter %d of seed %d: %s", n, seed, kind)
                    .doesNotThrowAnyException();
        }
    }

    private static Message message(LetterKind kind, Random random, String title) {
        var plan = plan(kind, random, title);
        return Specimen.of(
                kind,
                SampleAudience.aChair("N" + text(random)),
                SampleLetters.BRIEFING,
                plan,
                Instant.parse("2026-11-22T03:04:05Z"));
    }

    private static Plan plan(LetterKind kind, Random random, String title) {
        var agenda = new ArrayList<AgendaItem>();
        for (int n = random.nextInt(5); n > 0; n--)
            agenda.add(new AgendaItem("A" + text(random), 5, "P" + text(random)));
        var start = Instant.parse("2026-12-07T01:00:00Z");
        return new Plan(
                title,
                agenda,
                new Chair("C" + text(random), text(random), null),
                new Plan.Contact("VP-UBND", "H" + text(random), "vp-ubnd@hanoi.example", text(random)),
                new TimeRange(start, start.plus(Duration.ofMinutes(90))),
                HomeZone.ID,
                random.nextBoolean() ? Priority.URGENT : Priority.ROUTINE,
                text(random),
                List.of(Duration.ofDays(1)),
                kind == LetterKind.CANCEL,
                kind == LetterKind.CANCEL ? text(random) : null);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) text.append(PIECES.get(random.nextInt(PIECES.size())));
        return text.toString();
    }
}
