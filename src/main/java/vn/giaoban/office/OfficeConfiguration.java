package vn.giaoban.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vn.giaoban.kernel.CannotStart;

/** The office's calendar and rules, from its settings and its file of holidays, which is read once, at the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfficeSettings.class)
class OfficeConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(OfficeConfiguration.class);

    /** @throws CannotStart when the file of holidays is faulty, or one that is named by a setting isn't there */
    @Bean
    OfficeCalendar officeCalendar(OfficeSettings settings, Environment environment) {
        var folder = environment.getProperty("giaoban.config-dir", "config");
        return new OfficeCalendar(settings, specialDays(settings.holidays(), Path.of(folder)));
    }

    @Bean
    OfficeRules officeRules(OfficeSettings settings, OfficeCalendar calendar) {
        return new OfficeRules(settings, calendar);
    }

    private static Map<LocalDate, SpecialDay> specialDays(@Nullable String named, Path folder) {
        var file = named == null ? folder.resolve("holidays.csv") : Path.of(named);
        if (Files.exists(file)) return HolidayFile.read(file);
        if (named != null) throw new CannotStart("giaoban.office.holidays names " + file + ", which does not exist");
        LOG.warn("There is no {}: the office knows no public holidays", file);
        return Map.of();
    }
}
