package vn.giaoban.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import vn.giaoban.pages.Help;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.preflight.CheckCard;
import vn.giaoban.scheduling.RoomChoice;

/** Renders the point's page once before anybody can ask for it: reading a template blocks, and the first page would take long. */
@Component
class WarmDesk implements SmartInitializingSingleton {

    private final ISpringWebFluxTemplateEngine engine;

    WarmDesk(ISpringWebFluxTemplateEngine engine) {
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // the tables of accents are read when they are first needed
        NameList.count("Họ và tên");
        for (var texts : List.of(DeskTexts.BOTH.vietnamese(), DeskTexts.BOTH.english()))
            for (var open : List.of(true, false)) render(texts, open);
    }

    private void render(PageTexts texts, boolean open) {
        var model = new HashMap<String, Object>();
        model.put("view", sample(open));
        model.put("seats", seats());
        model.put("check", CheckCard.SAMPLE);
        model.put("help", Help.View.SAMPLE);
        model.put("typed", new Typed("add", Map.of(), List.of("-")));
        model.put("roles", DeskView.ROLES);
        model.put("summary", "-");
        model.put("t", texts.words());
        model.put("lang", texts.locale().getLanguage());
        engine.process("desk/desk", new Context(texts.locale(), model));
    }

    private static SeatsView seats() {
        var id = new UUID(0, 0);
        var asked = new SeatsView.Seat(id, "-", true, "-", id, false, true, "-");
        var free = new SeatsView.Seat(id, "-", false, null, null, true, false, "");
        return new SeatsView(List.of(asked, free), true, true);
    }

    private static DeskView sample(boolean open) {
        var person = new DeskView.Person(new UUID(0, 0), "-", "-", "-", "-", "DELEGATE", "-", "PENDING", open);
        var room = new DeskView.RoomLine("-", "-", RoomChoice.State.OWN);
        return new DeskView(
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                List.of("-"),
                "PENDING",
                "",
                open,
                "-",
                List.of(room),
                open,
                List.of(person),
                4,
                3,
                "-",
                open,
                open,
                "-",
                "/",
                "/",
                "",
                "/",
                "-");
    }
}
