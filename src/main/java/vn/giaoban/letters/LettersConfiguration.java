package vn.giaoban.letters;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.giaoban.kernel.StartupNote;
import vn.giaoban.post.MailSettings;
import vn.giaoban.post.Post;

/** Who writes letters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class LettersConfiguration {

    /** Says on the console where letters go. */
    @Bean
    StartupNote mailNote(Post post, MailSettings settings) {
        return () -> List.of(post.description() + ", from " + settings.from());
    }
}
