package vn.giaoban.letters;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A letter as HTML that Outlook shows too: tables and inline styles only. Thymeleaf escapes whatever people typed. */
@Component
class HtmlLetter {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    HtmlLetter() {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/letters/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
    }

    /** The page; blocks the first time, when the template is read. */
    String write(LetterContent letter) {
        var context = new Context(Locale.of("vi"));
        context.setVariable("letter", letter);
        context.setVariable("accent", accent(letter));
        return engine.process("letter", context);
    }

    /** The page of a notice; blocks the first time, likewise. */
    String write(NoticeContent notice) {
        var context = new Context(Locale.of("vi"));
        context.setVariable("notice", notice);
        return engine.process("notice", context);
    }

    private static String accent(LetterContent letter) {
        if (letter.cancellation()) return "#5f6b7a";
        return letter.urgent() ? "#b42318" : "#0b4f8a";
    }
}
