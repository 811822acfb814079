package vn.giaoban.signon;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.access.AccessRules;

/** The way to a provider and back is for everybody: who comes back is not known yet. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcSettings.class)
class SignOnAccess {

    @Bean
    AccessRules signOnPaths() {
        return paths -> paths.pathMatchers("/oauth2/authorization/{provider}", "/login/oauth2/code/{provider}")
                .permitAll();
    }
}
