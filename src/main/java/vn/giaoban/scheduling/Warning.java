package vn.giaoban.scheduling;

import vn.giaoban.office.Breach;

/**
 * Something about a briefing that was booked all the same.
 *
 * @param rule which rule says so
 * @param detail a sentence with the facts, for people
 */
record Warning(String rule, String detail) {

    static Warning of(Breach breach) {
        return new Warning(breach.rule(), breach.detail());
    }
}
