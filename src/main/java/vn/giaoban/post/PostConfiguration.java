package vn.giaoban.post;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Chooses where letters go, and gives the post its threads. */
@Configuration(proxyBeanMethods = false)
class PostConfiguration {

    /** A mail server when one is set, else a folder of the data directory. */
    @Bean
    Post post(ObjectProvider<JavaMailSenderImpl> server, @Value("${giaoban.data-dir:data}") String data) {
        var configured = server.getIfAvailable();
        return configured == null ? new FolderPost(Path.of(data, "outbox")) : new SmtpPost(configured);
    }

    /**
     * Rendering, files and SMTP block. More threads than messages can be under way: the next one is handed over while the thread of the one
     * before still ends, and must not be put behind another that waits for a slow mail server.
     */
    @Bean(destroyMethod = "dispose")
    Scheduler mailScheduler() {
        return Schedulers.newBoundedElastic(3 * Post.LANES, 64, "mail", 60, true);
    }
}
