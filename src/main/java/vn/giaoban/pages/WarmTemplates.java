package vn.giaoban.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;

/** Reads every page's template before anybody can ask for it: reading blocks, which must not happen on an event loop. */
@Component
class WarmTemplates implements SmartInitializingSingleton {

    private static final String FOLDER = "/templates/";
    private static final String SUFFIX = ".html";

    private final ISpringWebFluxTemplateEngine engine;

    WarmTemplates(ISpringWebFluxTemplateEngine engine) {
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // as far as the first word of a page, which is after its template was read and kept
        for (var template : templates()) engine.processThrottled(nameOf(template), new Context(Locale.ROOT));
    }

    private static Resource[] templates() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "*/*" + SUFFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Resource template) {
        try {
            var address = template.getURL().toString();
            return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length(), address.length() - SUFFIX.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
