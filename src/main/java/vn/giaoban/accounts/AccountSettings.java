package vn.giaoban.accounts;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logging in is guarded.
 *
 * @param lockOut what becomes of a name whose password is guessed at
 * @param secondFactor who has to have one
 */
@ConfigurationProperties("giaoban.accounts")
record AccountSettings(
        @DefaultValue LockOutSettings lockOut, @DefaultValue SecondFactorSettings secondFactor) {

    /**
     * The second factor of the login form.
     *
     * @param requiredFor the roles that can't log in without one, as {@code ADMIN,SECRETARY}; they set it up at their next login
     */
    record SecondFactorSettings(@DefaultValue Set<Role> requiredFor) {

        boolean isNeededBy(Collection<Role> roles) {
            return roles.stream().anyMatch(requiredFor::contains);
        }
    }

    /**
     * Lock-out.
     *
     * @param after so many wrong passwords in a row, from wherever, the name has to wait
     * @param firstWait how long at first; each further wrong password doubles it
     * @param longestWait how long at most, so that no stranger locks anybody out for good
     * @param forgetAfter without a wrong password for so long, counting begins anew
     */
    record LockOutSettings(
            @DefaultValue("10") int after,
            @DefaultValue("PT1M") Duration firstWait,
            @DefaultValue("PT15M") Duration longestWait,
            @DefaultValue("P1D") Duration forgetAfter) {

        /** @throws IllegalArgumentException when nobody could mistype a password once, or nobody would ever have to wait */
        LockOutSettings {
            if (after < 2) throw new IllegalArgumentException("giaoban.accounts.lock-out.after must be at least 2");
            if (firstWait.isNegative() || firstWait.isZero() || longestWait.compareTo(firstWait) < 0)
                throw new IllegalArgumentException(
                        "giaoban.accounts.lock-out.first-wait must be more than nothing and at most longest-wait");
        }
    }
}
