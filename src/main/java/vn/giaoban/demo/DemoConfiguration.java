package vn.giaoban.demo;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import vn.giaoban.kernel.Actor;
import vn.giaoban.pages.Ribbon;
import vn.giaoban.post.Post;

/** What is otherwise in the demo's house than in any other. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    /** Who does what the demo does, as the audit trail names them; by it the demo knows its own briefings. */
    static final Actor DEMO = new Actor("demo");

    /** Looks before anything is started: PostgreSQL would open the folder of a real house, and the relay its letters. */
    @Bean
    static BeanFactoryPostProcessor demoGuard(Environment environment) {
        return _ -> OwnFolder.claim(environment);
    }

    /** Said above every page. */
    @Bean
    Ribbon demoRibbon() {
        return new Ribbon("ribbon.demo");
    }

    /** In the place of any mail server. */
    @Bean
    @Primary
    Post demoPost() {
        return new NoPost();
    }
}
