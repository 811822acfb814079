package vn.giaoban.secondfactor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.access.AccessRules;
import vn.giaoban.pages.AccountEntry;

/** The second step is for who has not logged in yet, and checks by itself; the rest is everybody's own. */
@Configuration(proxyBeanMethods = false)
class FactorAccess {

    @Bean
    AccessRules factorPaths() {
        return paths -> paths.pathMatchers(LoginCodePages.PAGE, "/secondfactor/*.css")
                .permitAll()
                .pathMatchers(
                        OwnFactorPages.PAGE,
                        OwnFactorPages.PAGE + "/begin",
                        OwnFactorPages.PAGE + "/confirm",
                        OwnFactorPages.PAGE + "/codes",
                        OwnFactorPages.PAGE + "/end")
                .authenticated();
    }

    @Bean
    AccountEntry factorEntry() {
        return new AccountEntry(20, OwnFactorPages.PAGE, "menu.own.factor");
    }
}
