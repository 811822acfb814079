package vn.giaoban.accesstokens;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.access.AccessRules;
import vn.giaoban.pages.AccountEntry;

/** Everybody with an account has tokens of their own, and sees nobody else's. */
@Configuration(proxyBeanMethods = false)
class AccessTokenAccess {

    @Bean
    AccessRules accessTokenPaths() {
        return paths -> paths.pathMatchers("/accesstokens/*.css")
                .permitAll()
                .pathMatchers(
                        "/api/v1/tokens",
                        "/api/v1/tokens/{id}",
                        AccessTokenPages.PAGE,
                        AccessTokenPages.PAGE + "/{id}/revoke")
                .authenticated();
    }

    @Bean
    AccountEntry accessTokenEntry() {
        return new AccountEntry(30, AccessTokenPages.PAGE, "menu.own.tokens");
    }
}
