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

    static {
        // the library searches the whole class path for it with every part and header that it writes, unless it is
        // named
        System.getProperties()
                .putIfAbsent("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    /** A mail server when one is set, else a folder of the data directory. */
    @Bean
    Post post(ObjectProvider<JavaMailSenderImpl> server, @Value("${giaoban.data-dir:data}") String data) {
        var configured = server.getIfAvailable();
        return configured == null ? new FolderPost(Path.of(data, "outbox")) : new SmtpPost(configured);
    }

    /** As many threads as messages can be under way: rendering, files and SMTP block. */
    @Bean(destroyMethod = "dispose")
    Scheduler mailScheduler() {
        return Schedulers.newBoundedElastic(Post.LANES, 64, "mail", 60, true);
    }
}
