package vn.giaoban.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import vn.giaoban.access.AccessRules;
import vn.giaoban.kernel.CommonProblem.NotFound;

/** Gives out the styles and scripts of WebJars from memory: to read one from its jar at each request would block. */
@Controller
class VendorFiles {

    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Map<String, Content> files;

    VendorFiles(ObjectProvider<VendorFile> files) {
        this.files = files.stream().collect(Collectors.toUnmodifiableMap(VendorFile::name, VendorFiles::read));
    }

    private record Content(MediaType type, ByteArrayResource body, String etag) {}

    @GetMapping("/vendor/{name}")
    Mono<ResponseEntity<Resource>> file(@PathVariable String name) {
        var file = files.get(name);
        if (file == null) return Mono.error(new NotFound("This path was").asException());
        return Mono.just(ResponseEntity.ok()
                .cacheControl(FRESH)
                .eTag(file.etag())
                .contentType(file.type())
                .body(file.body()));
    }

    private static Content read(VendorFile file) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + file.place());
            if (found.length != 1)
                throw new IllegalStateException(found.length + " files are " + file.place() + ", there must be one");
            var bytes = found[0].getContentAsByteArray();
            var type = MediaTypeFactory.getMediaType(file.name()).orElse(MediaType.APPLICATION_OCTET_STREAM);
            return new Content(type, new ByteArrayResource(bytes), DigestUtils.md5DigestAsHex(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OfTheFrame {
        @Bean
        VendorFile bootstrap() {
            return new VendorFile("bootstrap.min.css", "META-INF/resources/webjars/bootstrap/*/css/bootstrap.min.css");
        }

        @Bean
        VendorFile htmx() {
            return new VendorFile("htmx.min.js", "META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js");
        }

        @Bean
        AccessRules vendorPaths() {
            return paths -> paths.pathMatchers("/vendor/*").permitAll();
        }
    }
}
