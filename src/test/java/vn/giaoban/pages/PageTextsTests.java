package vn.giaoban.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class PageTextsTests {

    private static final Bilingual BOTH = Bilingual.load("substitutions");

    @Test
    void isVietnameseUnlessThePersonOrTheBrowserAsksForEnglish() {
        assertThat(language(null, "en-GB,vi;q=0.5")).isEqualTo("en");
        assertThat(language(null, "vi,en;q=0.5")).isEqualTo("vi");
        assertThat(language(null, "fr")).isEqualTo("vi");
        assertThat(language(null, ";;;=")).isEqualTo("vi");
        assertThat(language("en", "vi")).isEqualTo("en");
        assertThat(language("xx", "en")).isEqualTo("vi");
    }

    @Test
    void leavesOnATickWhateverItTook() {
        assertThat(LinkFilter.untilTick(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(97));
        assertThat(LinkFilter.untilTick(Duration.ofMillis(163))).isEqualTo(Duration.ofMillis(37));
    }

    private static String language(@Nullable String asked, String accepted) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, accepted);
        return BOTH.of(asked, headers).locale().getLanguage();
    }
}
