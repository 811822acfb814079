import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * A real OAuth2 server for tests (Spring Authorization Server), in a process of its own: it is made for servlets, which must not come onto the class path of the
 * service. {@code java} compiles it as it starts; its libraries are those that Maven put into {@code target/authorization-server}. Who logs in as {@code anh.thu} is
 * of the group {@code thu-ky}, {@code nguoi.la} of none.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class AuthorizationServer {

    public static void main(String[] args) {
        SpringApplication.run(AuthorizationServer.class, args);
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(person("anh.thu"), person("nguoi.la"));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> groups() {
        return token -> {
            var name = token.getPrincipal().getName();
            token.getClaims().claim("preferred_username", name);
            token.getClaims().claim("groups", name.equals("nguoi.la") ? List.of() : List.of("moi-nguoi", "thu-ky"));
        };
    }

    private static UserDetails person(String name) {
        return User.withUsername(name)
                .password("{noop}mat-khau-cua-" + name)
                .roles("USER")
                .build();
    }
}
