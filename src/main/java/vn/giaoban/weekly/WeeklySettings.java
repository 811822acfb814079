package vn.giaoban.weekly;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The weekly report by mail.
 *
 * @param recipients mail addresses of those who get it; nobody gets one unless given
 * @param day the day of the week on which it goes out; it tells of the seven days before that day
 * @param time the time of that day, in Vietnam; a service that is not running then sends it when it is back within 24 hours
 */
@ConfigurationProperties("giaoban.reports.weekly")
record WeeklySettings(
        @DefaultValue List<String> recipients,
        @DefaultValue("MONDAY") DayOfWeek day,
        @DefaultValue("07:00") LocalTime time) {

    /** @throws IllegalArgumentException when a recipient is no mail address */
    WeeklySettings {
        recipients = recipients.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(WeeklySettings::checked)
                .distinct()
                .toList();
    }

    private static String checked(String address) {
        try {
            return new InternetAddress(address, true).getAddress().toLowerCase(Locale.ROOT);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "giaoban.reports.weekly.recipients names no mail address: " + address, e);
        }
    }
}
