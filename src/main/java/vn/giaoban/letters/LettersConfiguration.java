package vn.giaoban.letters;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vn.giaoban.kernel.StartupNote;
import vn.giaoban.post.Post;
import vn.giaoban.web.AccessRules;

/** Who writes letters, and who may read a calendar entry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class LettersConfiguration {

    /** Says on the console where letters go. */
    @Bean
    StartupNote mailNote(Post post, MailSettings settings) {
        return () -> List.of(post.description() + ", from " + settings.from());
    }

    /** The token is the proof. */
    @Bean
    @Order(0)
    AccessRules calendarPaths() {
        var calendar = "/j/{token}/calendar.ics";
        return paths -> paths.pathMatchers(calendar).permitAll();
    }
}
