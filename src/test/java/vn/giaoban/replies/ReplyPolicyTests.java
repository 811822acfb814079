package vn.giaoban.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplyPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @Test
    void aStampAheadOfTimeIsNotBelieved() {
        assertThat(ReplyPolicy.believable(NOW, NOW)).isEqualTo(NOW);
        assertThat(ReplyPolicy.believable(null, NOW)).isNull();
        assertThat(ReplyPolicy.believable(Instant.parse("9999-12-31T00:00:00Z"), NOW))
                .isNull();
    }

    @Test
    void onlyAMailAddressCanBeSentInstead() {
        assertThat(ReplyPolicy.isAddress("cuong@hanoi.example")).isTrue();
        for (var no : new String[] {"", "cuong", "a@b@c", "a b@c", "<a@b>", "a@b\r\nBcc: c@d", "x".repeat(300) + "@a"})
            assertThat(ReplyPolicy.isAddress(no)).as(no).isFalse();
    }

    @Test
    void whatAMailSaysBecomesOneLine() {
        assertThat(Outcome.left("a\r\nb\u0000c" + "x".repeat(900)).detail())
                .startsWith("a b c")
                .hasSizeLessThan(510);
        assertThat(Outcome.ignored("a").or(Outcome.handled("b"))).isEqualTo(Outcome.handled("b"));
        assertThat(Outcome.left("a").or(Outcome.ignored("b"))).isEqualTo(Outcome.ignored("b"));
    }
}
