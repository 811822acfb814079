package vn.giaoban.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/** All that the running service has a handler for: controllers, the actuator, the API's document, files. */
final class Endpoints {

    /** What filters answer, of which no mapping knows. */
    private static final List<Endpoint> FILTERS =
            List.of(new Endpoint("POST", "/login"), new Endpoint("POST", "/logout"));

    private Endpoints() {}

    /** Every one, by path and method. */
    static SortedSet<Endpoint> of(ApplicationContext context) {
        var all = new TreeSet<>(FILTERS);
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().stream()
                        .flatMap(Endpoints::endpoints)
                        .forEach(all::add));
        context.getBeansOfType(SimpleUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .map(Object::toString)
                .flatMap(pattern -> pattern.equals("/**") ? files() : Stream.of(pattern))
                .map(path -> new Endpoint("GET", path))
                .forEach(all::add);
        context.getBeansOfType(RouterFunctionMapping.class).values().forEach(mapping -> {
            if (mapping.getRouterFunction() != null)
                throw new AssertionError("functions route requests, too: the table must learn to read them");
        });
        return all;
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var served = methods.isEmpty() ? Arrays.asList(RequestMethod.values()) : methods;
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern ->
                        served.stream().map(method -> new Endpoint(method.name(), pattern.getPatternString())));
    }

    private static Stream<String> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*"))
                    .map(Endpoints::path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Resource file) {
        try {
            var address = file.getURL().getPath();
            return address.substring(address.lastIndexOf("/static/") + "/static".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
