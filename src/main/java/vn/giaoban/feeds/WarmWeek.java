package vn.giaoban.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;

/** Renders the pages once before anybody can ask for them: reading a template blocks. */
@Component
class WarmWeek implements SmartInitializingSingleton {

    private final ISpringWebFluxTemplateEngine engine;

    WarmWeek(ISpringWebFluxTemplateEngine engine) {
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var week = Week.of(null, Instant.EPOCH);
        render("week", Map.of("view", WeekView.of(new Shown("-", List.of()), week, Instant.EPOCH)));
        render("closed", Map.of("text", "-"));
    }

    private void render(String page, Map<String, Object> model) {
        engine.process("feeds/" + page, new Context(Locale.of("vi"), model));
    }
}
