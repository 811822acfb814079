package vn.giaoban.desk;

import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;

/** Who may call what of this module: the address of a point's page is its own key. */
@Component
class DeskAccess implements AccessRules {

    @Override
    public void add(AuthorizeExchangeSpec paths) {
        paths.pathMatchers(
                        "/p/{token}",
                        "/p/{token}/response",
                        "/p/{token}/room",
                        "/p/{token}/delegates",
                        "/p/{token}/delegates/{delegate}",
                        "/p/{token}/list",
                        "/p/{token}/upload",
                        "/p/{token}/complete",
                        "/p/{token}/substitution",
                        "/p/{token}/substitution/{request}/withdraw",
                        "/p/{token}/presence",
                        "/p/{token}/preflight",
                        "/desk/desk.css")
                .permitAll();
    }
}
