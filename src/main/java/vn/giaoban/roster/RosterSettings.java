package vn.giaoban.roster;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.briefings.Briefing;

/**
 * How long points may name their delegates.
 *
 * @param closesBefore how long before the start the list is closed to the point; the city's secretary may still change it
 */
@ConfigurationProperties("giaoban.roster")
record RosterSettings(@DefaultValue("PT15M") Duration closesBefore) {

    /** @throws IllegalArgumentException when it is negative */
    RosterSettings {
        if (closesBefore.isNegative()) throw new IllegalArgumentException("giaoban.roster.closes-before is negative");
    }

    /** The instant from which a briefing's list is closed to its points. */
    Instant closesAt(Briefing briefing) {
        return briefing.time().start().minus(closesBefore);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RosterSettings.class)
    static class Registration {}
}
