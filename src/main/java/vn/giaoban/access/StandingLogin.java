package vn.giaoban.access;

import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;

/** Knows whether somebody who logged in some time ago is still who they were. */
public interface StandingLogin {

    /** The login with what the account may do now; empty when the account is gone or its password is another. */
    Mono<Authentication> renewed(Authentication login);
}
