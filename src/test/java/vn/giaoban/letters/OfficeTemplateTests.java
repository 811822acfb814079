package vn.giaoban.letters;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.audience.SampleAudience;
import vn.giaoban.audience.Ways;
import vn.giaoban.calendars.Wording;
import vn.giaoban.kernel.CannotStart;
import vn.giaoban.stationery.LetterLanguage;
import vn.giaoban.stationery.SampleStationery;
import vn.giaoban.stationery.Stationery;

class OfficeTemplateTests {

    private static final Pattern VIETNAMESE = Pattern.compile("[đăơưạảấầẩậắằặẹẻẽếềểễệịọỏốồổộớờởợụủứừửựỳỵỷỹ]");
    private static final Message INVITATION =
            SampleLetters.invitation(SampleAudience.titled("Weekly"), SampleAudience.aPoint());

    @TempDir
    private Path folder;

    @Test
    void theBundledOnesPassTheProofInEveryLanguage() {
        for (var language : LetterLanguage.values())
            new LetterProof().print(SampleStationery.bundled(language).paper());
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void englishLettersHaveNoVietnameseWords(LetterKind kind) {
        var sheet = Sheet.of(
                Specimen.of(kind, SampleLetters.inEnglish()),
                new Ways(Specimen.LINK, Specimen.DESK),
                SampleStationery.bundled(LetterLanguage.EN).paper());
        for (var text : new String[] {sheet.subject(), sheet.text(), sheet.html()})
            assertThat(withoutThePlan(text)).doesNotContainPattern(VIETNAMESE);
    }

    private static String withoutThePlan(String text) {
        var plan = Specimen.of(LetterKind.CANCEL, Specimen.POINT).plan();
        for (var item : plan.agenda())
            text = text.replace(item.title(), "").replace(String.valueOf(item.presenter()), "");
        return text.replace(plan.title(), "")
                .replace(Wording.chair(requireNonNull(plan.chair())), "")
                .replace(requireNonNull(plan.host()).name(), "")
                .replace(String.valueOf(plan.cancelReason()), "")
                .replace(String.valueOf(plan.urgentReason()), "");
    }

    @Test
    void bothLanguagesStandInOneLetter() {
        var sheet = sheet(SampleStationery.bundled(LetterLanguage.BOTH));
        assertThat(sheet.subject()).isEqualTo("Giấy mời / Invitation: Weekly");
        assertThat(sheet.text())
                .containsSubsequence(
                        "Thứ Hai, ngày 07/12/2026, 08:00 – 09:30 (giờ Việt Nam, GMT+7)",
                        "\r\n" + SampleLetters.LINK + "\r\n",
                        "Monday, 7 December 2026, 08:00 – 09:30 (Vietnam time, GMT+7)",
                        "\r\n" + SampleLetters.LINK + "\r\n");
        assertThat(sheet.html()).contains("Vào phòng họp", "Join the briefing");
    }

    @Test
    void anOfficeChangesAWordOrATemplateWhileTheServiceRuns() throws Exception {
        var stationery = office();
        assertThat(sheet(stationery).text()).contains("Trân trọng.");
        write("letters.properties", "closing=Kính thư.\n");
        awaitChange();
        assertThat(sheet(stationery).text()).contains("Kính thư.").doesNotContain("Trân trọng.\r\n");
        write("request.txt", "[# th:each=\"letter : ${letters}\"]Mời: [(${letter.title})][/]");
        awaitChange();
        assertThat(sheet(stationery).text()).isEqualTo("Mời: Weekly\r\n");
        Files.delete(folder.resolve("request.txt"));
        awaitChange();
        assertThat(sheet(stationery).text()).contains("Kính thư.");
    }

    @Test
    void aBrokenChangeLeavesTheLastGoodOne() throws Exception {
        write("letters.properties", "closing=Kính thư.\n");
        var stationery = office();
        write("letter.html", "<p th:text=\"${letters[0].nonsense}\"></p>");
        write("letters.properties", "closing=Khác.\n");
        awaitChange();
        assertThat(sheet(stationery).text()).contains("Kính thư.");
        assertThat(sheet(stationery).html()).contains("Weekly");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            letter.html        | <p>\\n<p th:text="${letters[0].nonsense}"></p> | /letter.html, line 2: .*nonsense.*
            cancel.txt         | [# th:if="${"][/]                              | /cancel.txt, line 1: .*
            reqest.html        | <p></p>                                        | /reqest.html is the template of no letter; .*request.html.*
            letters.properties | closng=x                                       | letters.properties: no letter has a word closng
            letters.properties | closing={title}                                | letters.properties: closing has no value for \\[\\{title}]
            letters_en.properties | format.date=qqqqqqqq bb                     | .*: .*attern.*
            letters.properties | closing=\\uZZZZ                                | letters.properties: .*
            """)
    void aBrokenOneIsRefusedAtTheStartInOneLine(String file, String text, String line) throws IOException {
        write(file, text.replace("\\n", "\n"));
        assertThatThrownBy(this::office)
                .isInstanceOf(CannotStart.class)
                .satisfies(refusal -> assertThat(
                                String.valueOf(refusal.getMessage()).replace(folder.toString(), ""))
                        .matches(line.strip()));
    }

    @Test
    void whatEditorsLeaveBesideAFileDoesNotCount() throws IOException {
        write("letter.html~", "broken");
        write(".letter.html.swp", "broken");
        write("README.md", "text");
        assertThat(sheet(office()).html()).contains("Weekly");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${7*7}
            [[${7*7}]]
            [(${7*7})]
            __${7*7}__
            #{closing} @{/x} ~{letter}
            {title} {you} {name}
            $1 \\1 \\E
            <b th:text="${7*7}">x</b>
            """)
    void expressionsInWhatPeopleTypedAreText(String typed) throws IOException {
        write("request.txt", "[# th:each=\"letter : ${letters}\"]Mời: [(${letter.title})][/]");
        write("request.html", "<p th:each=\"letter : ${letters}\">[[${letter.title}]]</p>");
        var message = SampleLetters.invitation(SampleAudience.titled(typed), SampleAudience.aChair(typed));
        for (var stationery : new Stationery[] {office(), SampleStationery.bundled()}) {
            var sheet = Sheet.of(message, SampleLetters.WAYS, stationery.paper());
            assertThat(sheet.subject()).isEqualTo("Giấy mời: " + typed);
            assertThat(sheet.text()).contains(typed).doesNotContain("49");
            assertThat(sheet.html()).contains(escaped(typed)).doesNotContain("49");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private Stationery office() {
        return SampleStationery.of(folder, LetterLanguage.VI, new LetterProof());
    }

    private static Sheet sheet(Stationery stationery) {
        return Sheet.of(INVITATION, SampleLetters.WAYS, stationery.paper());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static void awaitChange() throws InterruptedException {
        Thread.sleep(1_100);
    }
}
