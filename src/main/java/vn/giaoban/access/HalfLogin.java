package vn.giaoban.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody whose password was right and who still has to show a second factor. Until then they are nobody: only the page that asks for it takes this, for
 * some minutes.
 */
public final class HalfLogin extends AbstractAuthenticationToken {

    private final String username;
    private final String mark;
    private final Instant since;

    /**
     * Half a login.
     *
     * @param mark tells one password of the account from another
     * @param since when the password was shown
     */
    public HalfLogin(String username, String mark, Instant since) {
        super(List.of());
        this.username = username;
        this.mark = mark;
        this.since = since;
    }

    /** Tells one password of the account from another. */
    public String mark() {
        return mark;
    }

    /** When the password was shown. */
    public Instant since() {
        return since;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return username;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HalfLogin half
                && username.equals(half.username)
                && mark.equals(half.mark)
                && since.equals(half.since);
    }

    @Override
    public int hashCode() {
        return username.hashCode();
    }
}
