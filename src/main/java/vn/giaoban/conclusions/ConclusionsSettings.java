package vn.giaoban.conclusions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Conclusions of briefings.
 *
 * @param noticeWorkingDays the notice of conclusions is due at the end of this working day after the briefing; 0 to 250
 */
@ConfigurationProperties("giaoban.conclusions")
record ConclusionsSettings(@DefaultValue("5") int noticeWorkingDays) {

    /** @throws IllegalArgumentException when it is out of bounds */
    ConclusionsSettings {
        if (noticeWorkingDays < 0 || noticeWorkingDays > 250)
            throw new IllegalArgumentException(
                    "giaoban.conclusions.notice-working-days = " + noticeWorkingDays + " must be 0 to 250");
    }
}
