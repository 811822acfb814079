package vn.giaoban.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.accounts.Role;

/** Who somebody is here is read out of what their provider says. */
class ClaimsTests {

    private static final Map<String, Object> SOMEBODY = Map.of("iss", "https://so.example", "sub", "7");

    @Test
    void aPersonIsWhoTheIssuerSaysForEver() {
        var person = Claims.person(with(Map.of("preferred_username", "anh.thu")), settings(null, Map.of()));
        assertThat(person.subject()).isEqualTo("https://so.example 7");
        assertThat(person.username()).isEqualTo("anh.thu");
        assertThat(person.roles()).isEmpty();
        assertThat(Claims.person(SOMEBODY, settings(null, Map.of())).username()).isEqualTo("7");
        assertThat(Claims.nameSomebody(SOMEBODY)).isTrue();
        assertThat(Claims.nameSomebody(Map.of("sub", "7"))).isFalse();
        assertThat(Claims.nameSomebody(Map.of("iss", "https://so.example"))).isFalse();
    }

    @Test
    void groupsBecomeRoles() {
        var settings = settings("realm_access.roles", Map.of("thu-ky", Role.SECRETARY, "lanh-dao", Role.LEADER));
        var claims = with(Map.of("realm_access", Map.of("roles", List.of("thu-ky", "khac", "lanh-dao"))));
        assertThat(Claims.person(claims, settings).roles()).containsExactlyInAnyOrder(Role.SECRETARY, Role.LEADER);
        assertThat(Claims.person(SOMEBODY, settings).roles()).isEmpty();
        assertThat(Claims.person(with(Map.of("realm_access", "thu-ky")), settings)
                        .roles())
                .isEmpty();
    }

    @Test
    void withoutAMapARoleIsWhatIsCalledSo() {
        var settings = settings("groups", Map.of());
        assertThat(Claims.person(with(Map.of("groups", "OPERATOR KING")), settings)
                        .roles())
                .containsExactly(Role.OPERATOR);
    }

    @Test
    void aPointGoesOnlyWithItsRole() {
        var settings = settings("groups", Map.of());
        var point = with(Map.of("groups", List.of("POINT_SECRETARY"), "point", "Q-BA-DINH"));
        assertThat(Claims.person(point, settings).point()).isEqualTo("Q-BA-DINH");
        var leader = with(Map.of("groups", List.of("LEADER"), "point", "Q-BA-DINH"));
        assertThat(Claims.person(leader, settings).point()).isNull();
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        var all = new java.util.HashMap<>(SOMEBODY);
        all.putAll(more);
        return all;
    }

    private static OidcSettings settings(@Nullable String claim, Map<String, Role> roles) {
        return new OidcSettings("preferred_username", roles, claim, "point", true, false);
    }
}
