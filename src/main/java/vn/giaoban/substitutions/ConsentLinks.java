package vn.giaoban.substitutions;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.giaoban.secrets.KeyedTokens;
import vn.giaoban.web.PublicUrl;

/** The two addresses in the chair's mail, derived whenever they are shown and stored nowhere. To open one decides nothing. */
@Component
public class ConsentLinks {

    private static final String PURPOSE = "substitution-consent";
    private static final int GENERATION = 1;

    private final KeyedTokens keyed;
    private final PublicUrl url;

    ConsentLinks(KeyedTokens keyed, PublicUrl url) {
        this.keyed = keyed;
        this.url = url;
    }

    /** Where the chair agrees to a request. */
    public String approve(UUID substitution) {
        return url.to(path(substitution) + "/approve");
    }

    /** Where the chair refuses it. */
    public String reject(UUID substitution) {
        return url.to(path(substitution) + "/reject");
    }

    /** The request that a token leads to, if there ever was one; empty when the token is forged. */
    Optional<UUID> find(String token) {
        return KeyedTokens.idIn(token).filter(id -> keyed.fits(PURPOSE, id, GENERATION, token));
    }

    private String path(UUID substitution) {
        return "/s/" + keyed.of(PURPOSE, substitution, GENERATION);
    }
}
