package vn.giaoban.letterhead;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands on an office's printed reports (attendance, scorecards) beside their figures; body, place and signer are those of
 * giaoban.letters.invitation.
 *
 * @param number number and symbol: what follows {@code Số:}. {year} stands for the year; one that begins with a slash leaves room to write the
 *     number by hand
 * @param preparedBy who signs at the left, for instance {@code Người lập biểu}
 */
@ConfigurationProperties("giaoban.letters.report")
record ReportSettings(
        @DefaultValue("/BC") String number,
        @DefaultValue("Người lập biểu") String preparedBy) {

    /** The number on a report of that year. */
    String numberIn(int year) {
        return number.replace("{year}", Integer.toString(year));
    }
}
