package vn.giaoban.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The last moment at which an occurrence may start, itself included. A bare date means its whole day in the series' zone.
 *
 * @param at the moment
 * @param utc whether it is told in UTC, else by the clocks of the series' zone
 */
record Until(LocalDateTime at, boolean utc) {

    static Until endOf(LocalDate day) {
        return new Until(day.atTime(LocalTime.MAX), false);
    }

    /** Whether an occurrence may start then. */
    boolean allows(LocalDateTime start, ZoneId zone) {
        return utc ? !start.atZone(zone).toInstant().isAfter(at.toInstant(ZoneOffset.UTC)) : !start.isAfter(at);
    }

    /** The last day on which a start at this time of day is allowed. */
    LocalDate lastDay(LocalTime time, ZoneId zone) {
        var day = utc ? at.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDate() : at.toLocalDate();
        return allows(day.atTime(time), zone) ? day : day.minusDays(1);
    }
}
