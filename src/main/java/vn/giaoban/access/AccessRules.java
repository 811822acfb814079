package vn.giaoban.access;

import org.springframework.security.config.web.server.ServerHttpSecurity;

/**
 * A module's word on who may call its paths. The first rule that matches decides; patterns are absolute; a path without a rule is
 * closed to all.
 */
public interface AccessRules {

    /** Adds the module's rules. */
    void add(ServerHttpSecurity.AuthorizeExchangeSpec paths);
}
