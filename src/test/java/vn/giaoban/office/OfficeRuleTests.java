package vn.giaoban.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.office.Office.HOME;
import static vn.giaoban.office.Office.at;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeRuleTests {

    private static final Breach WARNED = new Breach("notice", "too soon", Enforcement.WARN, at("2026-03-05T07:30"));
    private static final Breach REFUSED = new Breach("holiday", "Tết", Enforcement.REFUSE, at("2026-03-05T07:30"));

    @Test
    void isThereOnlyWhenARuleRefuses() {
        assertThat(OfficeRule.find(List.of(), HOME)).isEmpty();
        assertThat(OfficeRule.find(List.of(WARNED), HOME)).isEmpty();
        assertThat(OfficeRule.find(List.of(WARNED, REFUSED), HOME)).isPresent();
        assertThatThrownBy(() -> new OfficeRule(List.of(WARNED), HOME)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheFirstRuleThatRefusesAndAllThatIsBroken() {
        var problem = new OfficeRule(List.of(WARNED, REFUSED), HOME);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.slug()).isEqualTo("office-rule");
        assertThat(problem.detail()).isEqualTo("Tết");
        assertThat(problem.members())
                .containsEntry("rule", "holiday")
                .containsEntry("earliest", OffsetDateTime.parse("2026-03-05T07:30+07:00"))
                .containsEntry(
                        "breaches",
                        List.of(
                                new OfficeRule.View("notice", "too soon", Enforcement.WARN),
                                new OfficeRule.View("holiday", "Tết", Enforcement.REFUSE)));
    }

    @Test
    void hasNoEarliestWhereNoneIs() {
        var problem = new OfficeRule(List.of(new Breach("hours", "long", Enforcement.REFUSE, null)), HOME);

        assertThat(problem.members()).doesNotContainKey("earliest");
    }

    @Test
    void aWarningIsTheRuleAndItsSentence() {
        assertThat(WARNED.toWarning()).isEqualTo(new Breach.Warning("notice", "too soon"));
    }
}
