package vn.giaoban.access;

import org.springframework.security.config.web.server.ServerHttpSecurity;

/** What a module adds to the security chain of pages and API where an installation is configured for it: another way to log in. */
public interface ChainPart {

    /** Adds it, or nothing. */
    void add(ServerHttpSecurity http);
}
