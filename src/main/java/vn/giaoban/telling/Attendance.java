package vn.giaoban.telling;

import java.time.LocalDateTime;
import java.util.NavigableMap;
import vn.giaoban.audience.Recipient;
import vn.giaoban.calendars.Sitting;

/**
 * What somebody attends of a series.
 *
 * @param recipient as known within the series
 * @param sittings those still to come, by the series' own names
 */
record Attendance(Recipient recipient, NavigableMap<LocalDateTime, Sitting> sittings) {}
