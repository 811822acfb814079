package vn.giaoban.accesstokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** What a token lets its bearer do, and what it looks like. */
class ScopePolicyTests {

    private static final Set<Scope> READING = Set.of(Scope.READ);
    private static final Set<Scope> WRITING = Set.of(Scope.READ, Scope.WRITE);

    @Test
    void whoMayOnlyReadMayAlsoAsk() {
        assertThat(ScopePolicy.refusal(READING, HttpMethod.GET, "/api/v1/briefings"))
                .isNull();
        assertThat(ScopePolicy.refusal(READING, HttpMethod.HEAD, "/api/v1/briefings"))
                .isNull();
        assertThat(ScopePolicy.refusal(READING, HttpMethod.POST, "/api/v1/availability/search"))
                .isNull();
    }

    @Test
    void changingNeedsItsScope() {
        for (var method : new HttpMethod[] {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE}) {
            assertThat(ScopePolicy.refusal(READING, method, "/api/v1/briefings"))
                    .isInstanceOf(AccessTokenProblem.InsufficientScope.class);
            assertThat(ScopePolicy.refusal(WRITING, method, "/api/v1/briefings"))
                    .isNull();
        }
    }

    @Test
    void noTokenMakesAnother() {
        assertThat(ScopePolicy.refusal(Set.of(Scope.values()), HttpMethod.POST, "/api/v1/tokens"))
                .isInstanceOf(AccessTokenProblem.NotByToken.class);
    }

    @Test
    void aTokenIsKnownByItsLookAndKeptAsAHash() {
        var token = TokenText.made();
        assertThat(TokenText.canBeOne(token)).isTrue();
        assertThat(TokenText.made()).isNotEqualTo(token);
        assertThat(TokenText.hash(token)).hasSize(64).doesNotContain(token);
        assertThat(TokenText.canBeOne(token + "x")).isFalse();
        assertThat(TokenText.canBeOne("gb_")).isFalse();
        assertThat(TokenText.beginsLikeOne("gb_")).isTrue();
    }
}
