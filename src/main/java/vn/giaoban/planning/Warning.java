package vn.giaoban.planning;

import java.util.List;
import java.util.stream.Stream;
import vn.giaoban.office.Breach;

/**
 * Something about a briefing that was booked all the same.
 *
 * @param rule which rule says so
 * @param detail a sentence with the facts, for people
 */
public record Warning(String rule, String detail) {

    /** These and those. */
    public static List<Warning> all(List<Warning> some, List<Warning> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    public static Warning of(Breach breach) {
        return new Warning(breach.rule(), breach.detail());
    }

    public static Warning of(vn.giaoban.capacity.Warning warning) {
        return new Warning(warning.rule(), warning.detail());
    }
}
