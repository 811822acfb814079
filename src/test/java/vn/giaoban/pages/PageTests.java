package vn.giaoban.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** What all pages of personal addresses share. */
class PageTests {

    @Test
    void isVietnameseUnlessThePersonOrTheBrowserAsksForEnglish() {
        assertThat(language(null, "en-GB,vi;q=0.5")).isEqualTo("en");
        assertThat(language(null, "vi,en;q=0.5")).isEqualTo("vi");
        assertThat(language(null, "fr")).isEqualTo("vi");
        assertThat(language(null, ";;;=")).isEqualTo("vi");
        assertThat(language("en", "vi")).isEqualTo("en");
        assertThat(language("xx", "en")).isEqualTo("vi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entrance", "desk"})
    void hasEveryTextInBothLanguages(String name) {
        var both = Bilingual.load(name);
        assertThat(both.english().words().keySet())
                .isEqualTo(both.vietnamese().words().keySet());
    }

    @Test
    void leavesOnATickWhateverItTook() {
        assertThat(LinkFilter.untilTick(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(97));
        assertThat(LinkFilter.untilTick(Duration.ofMillis(163))).isEqualTo(Duration.ofMillis(37));
    }

    private static String language(@Nullable String asked, String accepted) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, accepted);
        return Bilingual.load("entrance").of(asked, headers).locale().getLanguage();
    }
}
