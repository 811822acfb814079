package vn.giaoban.scheduling;

import java.util.List;
import java.util.stream.Stream;
import vn.giaoban.office.Breach;

/**
 * Something about a briefing that was booked all the same.
 *
 * @param rule which rule says so
 * @param detail a sentence with the facts, for people
 */
record Warning(String rule, String detail) {

    /** These and those. */
    static List<Warning> all(List<Warning> some, List<Warning> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    static Warning of(Breach breach) {
        return new Warning(breach.rule(), breach.detail());
    }

    static Warning of(vn.giaoban.capacity.Warning warning) {
        return new Warning(warning.rule(), warning.detail());
    }
}
