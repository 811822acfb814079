package vn.giaoban.stationery;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** Templates and words as they are at a time; never changes. */
public final class Paper {

    private final Map<String, String> templates;
    private final Map<Tongue, Words> words;
    private final SpringTemplateEngine html;
    private final SpringTemplateEngine text;
    private final LetterLanguage language;

    /** The bundled ones, and what an office put in their places, by file name. */
    Paper(Map<String, String> office, LetterLanguage language) throws BrokenTemplate {
        var all = new HashMap<>(Bundle.texts());
        all.putAll(office);
        this.templates = Map.copyOf(all);
        var known = new HashMap<Tongue, Words>();
        for (var tongue : Tongue.values()) known.put(tongue, Words.of(tongue, office.get(tongue.file())));
        this.words = Map.copyOf(known);
        this.html = engine(templates, TemplateMode.HTML);
        this.text = engine(templates, TemplateMode.TEXT);
        this.language = language;
    }

    private Paper(Paper other, LetterLanguage language) {
        this.templates = other.templates;
        this.words = other.words;
        this.html = other.html;
        this.text = other.text;
        this.language = language;
    }

    static Paper bundled(LetterLanguage language) throws BrokenTemplate {
        return new Paper(Map.of(), language);
    }

    /** The same in another language. */
    public Paper in(LetterLanguage other) {
        return new Paper(this, other);
    }

    /** The words to write a letter with: one language, or one after the other. */
    public List<Words> words() {
        return language.tongues().stream()
                .map(tongue -> java.util.Objects.requireNonNull(words.get(tongue)))
                .toList();
    }

    /** A letter as HTML, on the template of its kind or that of all letters; whatever a value says is text. */
    public String html(String kind, Map<String, Object> values) {
        return process(html, name(kind, ".html"), values);
    }

    /** A letter as plain text with CR LF, without empty lines in a row. */
    public String text(String kind, Map<String, Object> values) {
        return Lines.tidy(process(text, name(kind, ".txt"), values));
    }

    private String name(String kind, String suffix) {
        return templates.containsKey(kind + suffix) ? kind + suffix : "letter" + suffix;
    }

    /** Past the engine's own door, which logs what goes wrong with a stack trace before the caller can say it in a line. */
    private String process(SpringTemplateEngine engine, String template, Map<String, Object> values) {
        var written = new StringWriter(16_000);
        var context = new Context(language.tongues().getFirst().locale(), values);
        engine.getConfiguration()
                .getTemplateManager()
                .parseAndProcess(new TemplateSpec(template, Map.of()), context, written);
        return written.toString();
    }

    private static SpringTemplateEngine engine(Map<String, String> templates, TemplateMode mode) {
        var engine = new SpringTemplateEngine();
        engine.setEnableSpringELCompiler(true);
        var resolver = new Kept(templates);
        resolver.setTemplateMode(mode);
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** Finds templates by name among those that were read. */
    private static final class Kept extends StringTemplateResolver {
        private final Map<String, String> templates;

        Kept(Map<String, String> templates) {
            this.templates = templates;
        }

        @Override
        protected ITemplateResource computeTemplateResource(
                IEngineConfiguration configuration,
                @Nullable String owner,
                String name,
                @Nullable Map<String, Object> attributes) {
            var template = templates.get(name);
            if (template == null) throw new IllegalArgumentException("there is no template " + name);
            return new StringTemplateResource(template);
        }
    }
}
