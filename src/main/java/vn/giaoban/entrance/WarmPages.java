package vn.giaoban.entrance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import vn.giaoban.pages.Help;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.preflight.CheckCard;

/**
 * Renders each page of personal links once before anybody can ask for it: reading a template blocks, and the first page would take as
 * long as a hundred others.
 */
@Component
class WarmPages implements SmartInitializingSingleton {

    private final ISpringWebFluxTemplateEngine engine;

    WarmPages(ISpringWebFluxTemplateEngine engine) {
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var texts : List.of(JoinTexts.BOTH.vietnamese(), JoinTexts.BOTH.english())) {
            for (var state : List.of("EARLY", "OPEN", "OVER"))
                render(
                        "entrance/join",
                        texts,
                        Map.of(
                                "view",
                                sample(state),
                                "early",
                                true,
                                "lineIn",
                                1L,
                                "check",
                                CheckCard.SAMPLE,
                                "help",
                                Help.View.SAMPLE));
            for (var early : List.of(true, false))
                render(
                        "entrance/line",
                        texts,
                        Map.of(
                                "view",
                                new LineView("-", "-", early, "-", "-", "-", 1, 1, "/", "/"),
                                "help",
                                Help.View.SAMPLE));
            var seat = new SeriesView.Seat("-", "-", "-", "-", "/j/-");
            render("entrance/series", texts, Map.of("view", new SeriesView("-", List.of(seat), true, "/")));
            render(
                    "pages/closed",
                    texts,
                    Map.of(
                            "kind",
                            "",
                            "heading",
                            "",
                            "text",
                            "",
                            "briefing",
                            "-",
                            "reason",
                            "-",
                            "otherLanguage",
                            "/"));
        }
    }

    private void render(String page, PageTexts texts, Map<String, Object> model) {
        var all = new HashMap<>(model);
        all.put("t", texts.words());
        all.put("lang", texts.locale().getLanguage());
        engine.process(page, new Context(texts.locale(), all));
    }

    private static JoinView sample(String state) {
        var person = new JoinView.Person("-", "-");
        var agenda = List.of(new JoinView.Line("-", "-", "-"));
        return new JoinView(
                state, "-", "-", "-", "-", "-", "-", person, person, false, "-", "-", "-", agenda, "-", "-", 1, "/", "",
                "/", "PENDING", true);
    }
}
