package vn.giaoban.pages;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom people call who can't get into a briefing; shown on the pages of personal addresses. Nobody unless {@code phone} is given.
 *
 * @param name of the office or person; {@code Bộ phận kỹ thuật} unless given
 * @param phone as people write it, such as {@code 024 3825 1234}: digits, spaces, and + ( ) . -
 */
@ConfigurationProperties("giaoban.help-desk")
record HelpDesk(@Nullable String name, @Nullable String phone) {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9(][0-9 ().-]{2,30}");

    /** @throws IllegalArgumentException when the phone is none */
    HelpDesk {
        name = orNull(name);
        phone = orNull(phone);
        if (phone != null && !PHONE.matcher(phone).matches())
            throw new IllegalArgumentException("giaoban.help-desk.phone = " + phone + " is no phone number");
    }

    /** A setting that is there and says nothing is none. */
    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
