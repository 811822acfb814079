package vn.giaoban.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import vn.giaoban.kernel.CannotStart;

/** The office's settings, as Spring reads them. */
class OfficeConfigurationTests {

    private static final LocalDate TET = LocalDate.parse("2026-02-17");
    private static final LocalDate OWN = LocalDate.parse("2026-10-10");

    private final ApplicationContextRunner start =
            new ApplicationContextRunner().withUserConfiguration(OfficeConfiguration.class);

    @Test
    void warnsByDefaultAndKnowsTheDeliveredHolidays() {
        start.run(context -> {
            assertThat(context.getBean(OfficeCalendar.class).findHoliday(TET)).isPresent();
            var settings = context.getBean(OfficeSettings.class);
            assertThat(settings.noticeWorkingDays()).isEqualTo(3);
            assertThat(RuleName.values()).allMatch(rule -> settings.enforcementOf(rule) == Enforcement.WARN);
            assertThat(context).hasSingleBean(OfficeRules.class);
        });
    }

    @Test
    void aRuleOfItsOwnWins() {
        start.withPropertyValues("giaoban.office.enforce=REFUSE", "giaoban.office.rules.working-day=OFF")
                .run(context -> {
                    var settings = context.getBean(OfficeSettings.class);
                    assertThat(settings.enforcementOf(RuleName.WORKING_DAY)).isEqualTo(Enforcement.OFF);
                    assertThat(settings.enforcementOf(RuleName.NOTICE)).isEqualTo(Enforcement.REFUSE);
                });
    }

    /** YAML takes a plain OFF for the truth value. */
    @Test
    void offNeedsNoQuotesInYaml() {
        start.withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(yaml("""
                        giaoban.office:
                          enforce: OFF
                          rules:
                            working-day: REFUSE
                            hours: off
                        """)))
                .run(context -> {
                    var settings = context.getBean(OfficeSettings.class);
                    assertThat(settings.enforcementOf(RuleName.NOTICE)).isEqualTo(Enforcement.OFF);
                    assertThat(settings.enforcementOf(RuleName.HOURS)).isEqualTo(Enforcement.OFF);
                    assertThat(settings.enforcementOf(RuleName.WORKING_DAY)).isEqualTo(Enforcement.REFUSE);
                });
    }

    @Test
    void theExampleThatIsDeliveredShowsTheDefaults() throws IOException {
        var file = Files.readString(Path.of("config/application.yml"));
        var example = file.substring(file.indexOf("#  office:"), file.indexOf("#  conference:"));
        var settings = "giaoban:\n" + example.replaceAll("(?m)^#", "");

        start.run(plain -> start.withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(yaml(settings)))
                .run(context -> assertThat(context.getBean(OfficeSettings.class))
                        .usingRecursiveComparison()
                        .ignoringFields("rules")
                        .isEqualTo(plain.getBean(OfficeSettings.class))));
    }

    @Test
    void anEnvironmentVariableNamesARuleWithoutItsHyphen() {
        start.withInitializer(
                        context -> set(context.getEnvironment(), Map.of("GIAOBAN_OFFICE_RULES_WORKING_DAY", "REFUSE")))
                .run(context -> assertThat(context.getBean(OfficeSettings.class).enforcementOf(RuleName.WORKING_DAY))
                        .isEqualTo(Enforcement.REFUSE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules.weekend=WARN     | giaoban.office.rules.weekend is no office rule; these are notice, working-day, hours, holiday",
                "days=                  | giaoban.office.days names no day",
                "closes=07:00           | giaoban.office.closes = 07:00 must be after giaoban.office.opens = 07:30",
                "notice-working-days=-1 | giaoban.office.notice-working-days = -1 must be 0 to 250",
                "notice-working-days=251| giaoban.office.notice-working-days = 251 must be 0 to 250"
            })
    void refusesSettingsThatMakeNoSense(String setting, String reason) {
        start.withPropertyValues("giaoban.office." + setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(reason));
    }

    @Test
    void readsTheHolidaysBesideTheCatalogue(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("holidays.csv"), "date,name,kind\n" + OWN + ",Ngày của ta,HOLIDAY\n");

        start.withPropertyValues("giaoban.config-dir=" + folder).run(context -> {
            var calendar = context.getBean(OfficeCalendar.class);
            assertThat(calendar.findHoliday(OWN)).contains("Ngày của ta");
            assertThat(calendar.findHoliday(TET)).isEmpty();
        });
    }

    @Test
    void readsTheHolidaysOfAFileThatIsNamed(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("own.csv"), "date,name,kind\n" + OWN + ",Ngày của ta,HOLIDAY\n");

        start.withPropertyValues("giaoban.office.holidays=" + file)
                .run(context -> assertThat(context.getBean(OfficeCalendar.class).findHoliday(OWN))
                        .isPresent());
    }

    @Test
    void doesWithoutAFileUnlessItIsNamed(@TempDir Path folder) {
        start.withPropertyValues("giaoban.config-dir=" + folder)
                .run(context -> assertThat(context.getBean(OfficeCalendar.class).isWorkingDay(TET))
                        .isTrue());
        start.withPropertyValues("giaoban.office.holidays=" + folder.resolve("none.csv"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(CannotStart.class)
                        .hasMessage("giaoban.office.holidays names " + folder.resolve("none.csv")
                                + ", which does not exist"));
    }

    @Test
    void doesNotStartWithAFaultyFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("holidays.csv"), "date,name,kind\n10/10/2026,x,HOLIDAY\n");

        start.withPropertyValues("giaoban.config-dir=" + folder)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(CannotStart.class)
                        .hasMessage(file + ", line 2, column date: \"10/10/2026\" is no date such as 2026-04-30"));
    }

    private static PropertySource<?> yaml(String text) {
        try {
            return new YamlPropertySourceLoader()
                    .load("settings", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(ConfigurableEnvironment environment, Map<String, Object> variables) {
        var name = "systemEnvironment";
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
    }
}
