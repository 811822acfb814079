package vn.giaoban.substitutions;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;

/** Renders the chair's page once before anybody can ask for it: reading a template blocks. */
@Component
class WarmConsent implements SmartInitializingSingleton {

    private final ISpringWebFluxTemplateEngine engine;

    WarmConsent(ISpringWebFluxTemplateEngine engine) {
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var texts : List.of(ConsentTexts.BOTH.vietnamese(), ConsentTexts.BOTH.english()))
            for (var status : SubstitutionStatus.values())
                for (var verb : List.of("approve", "reject"))
                    engine.process(
                            "substitutions/consent",
                            new Context(
                                    texts.locale(),
                                    Map.of(
                                            "t",
                                            texts.words(),
                                            "lang",
                                            texts.locale().getLanguage(),
                                            "view",
                                            sample(status, verb))));
    }

    private static ConsentView sample(SubstitutionStatus status, String verb) {
        var person = new ConsentView.Person("-", "-");
        return new ConsentView(
                status.name(),
                verb,
                "-",
                "-",
                "-",
                "-",
                person,
                person,
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "/",
                "/",
                "",
                "/",
                "-");
    }
}
