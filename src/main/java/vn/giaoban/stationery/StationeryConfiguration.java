package vn.giaoban.stationery;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the settings of letters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StationerySettings.class)
class StationeryConfiguration {

    /** @throws vn.giaoban.kernel.CannotStart when a template of the office's own is broken */
    @Bean
    Stationery stationery(StationerySettings settings, Proof proof) {
        return new Stationery(Path.of(settings.templates()), settings.language(), proof);
    }
}
