package vn.giaoban.office;

import java.time.LocalDate;

/** A day on which the office doesn't keep its week: it rests on a working day, or makes up for one at the weekend. */
public record SpecialDay(LocalDate date, String name, Kind kind) {

    /** Which of the two. */
    public enum Kind {
        /** Nobody works. */
        HOLIDAY,
        /** Everybody works, whatever the day of the week (<i>làm bù</i>). */
        WORKDAY
    }
}
