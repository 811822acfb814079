package vn.giaoban.accounts;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.giaoban.access.AccessRules;
import vn.giaoban.kernel.StartupNote;

/** Makes the account {@code admin} when there is no account at all, and says once how to log in. */
@Component
@Order(0)
class FirstAdministrator implements ApplicationRunner, StartupNote {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String NAME = "admin";

    private final AccountStore accounts;
    private final PasswordEncoder encoder;
    private final Environment environment;
    private volatile String note = "Login: admin, with the password set at the first start";

    FirstAdministrator(AccountStore accounts, PasswordEncoder encoder, Environment environment) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!Boolean.TRUE.equals(accounts.isEmpty().block())) return;
        var given = environment.getProperty("giaoban.admin-password");
        var password = given == null || given.isBlank() ? Passwords.generated() : given;
        var made = accounts.insert(NAME, encoder.encode(password), Set.of(Role.ADMIN), null, null)
                .block();
        if (made == null) return;
        LOG.info("Made the account admin");
        note = given == null || given.isBlank()
                ? "Login: admin / " + password + "   (shown only this once)"
                : "Login: admin, with the password of giaoban.admin-password";
    }

    @Override
    public List<String> lines() {
        return List.of(note);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AccountSettings.class)
    static class Parts {
        @Bean
        PasswordEncoder passwordEncoder() {
            return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        }

        @Bean
        AccessRules accountPaths() {
            return paths -> paths.pathMatchers("/login", "/logout", "/accounts/*.css")
                    .permitAll()
                    .pathMatchers("/api/v1/me", MeController.PASSWORD, OwnPasswordPages.PAGE)
                    .authenticated()
                    .pathMatchers("/api/v1/accounts", "/api/v1/accounts/{id}", "/admin/accounts", "/admin/accounts/**")
                    .hasRole("ADMIN");
        }
    }
}
