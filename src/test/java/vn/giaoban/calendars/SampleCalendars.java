package vn.giaoban.calendars;

import vn.giaoban.post.MailSettings;

/** A writer of calendar entries for tests. */
public final class SampleCalendars {

    private static final MailSettings SETTINGS = new MailSettings("giaoban@hanoi.example");

    private SampleCalendars() {}

    public static CalendarWriter writer() {
        return new CalendarWriter(SETTINGS);
    }
}
