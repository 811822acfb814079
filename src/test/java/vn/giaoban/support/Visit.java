package vn.giaoban.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody with an account who looks at pages in a real browser. Whatever the browser complains of meanwhile (scripts that fail, files that are missing, what the
 * content policy forbids) is kept.
 *
 * @param base where the service listens
 * @param complaints what the browser said
 */
public record Visit(String base, BrowserContext context, Page page, List<String> complaints) implements AutoCloseable {

    /** What pages are looked at: a phone, an office notebook, a wide screen. */
    public static final List<Integer> WIDTHS = List.of(360, 1366, 1920);

    /** With a page that is opened, on a machine that others use too. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final boolean PICTURES = System.getenv("CI") == null;

    /** Axe would describe all that is right as well, element by element, which takes longer than to look at it. */
    private static final AxeRunOptions VIOLATIONS_ONLY = violationsOnly();

    private static AxeRunOptions violationsOnly() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /** Opens a browser window on an office notebook; nobody is logged in. */
    public static Visit open(Chromium chromium, String base) {
        return open(chromium, base, new Browser.NewContextOptions());
    }

    /** The same with other options. */
    public static Visit open(Chromium chromium, String base, Browser.NewContextOptions options) {
        var context = chromium.browser()
                .newContext(
                        options.setViewportSize(1366, 768).setLocale("vi-VN").setTimezoneId("Asia/Ho_Chi_Minh"));
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        var page = context.newPage();
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        return new Visit(base, context, page, complaints);
    }

    /** Opens a page. */
    public Visit go(String path) {
        page.navigate(base + path);
        return this;
    }

    /** Logs in by the form; lands where it leads. */
    public Visit login(String username, String password) {
        if (!page.url().contains("/login")) go("/login");
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("form[action='/login'] button");
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    /** Logs in as the first administrator. */
    public Visit loginAsAdmin() {
        return login("admin", Api.PASSWORD);
    }

    /**
     * Looks at the page that is open, in Vietnamese with light colours and in English with dark ones, each at three widths: it fits, it can be used by everybody (axe finds
     * nothing), and the browser does not complain. Pictures are kept under {@code target/screenshots}, except where nobody looks at them ({@code CI} is set). The page is
     * loaded anew each time.
     *
     * @param name of the pictures
     */
    public Visit look(String name) {
        look(name, "en", "dark");
        look(name, "vi", "light");
        assertThat(complaints).as("what the browser said of " + name).isEmpty();
        return this;
    }

    private void look(String name, String language, String theme) {
        prefer(language, theme);
        page.reload();
        accessible(name + ", " + language + ", " + theme);
        for (var width : WIDTHS) fits(name, theme, width);
        page.setViewportSize(1366, 768);
    }

    /** Wants a language and colours from now on. */
    public Visit prefer(String language, String theme) {
        context.addCookies(List.of(new Cookie("lang", language).setUrl(base), new Cookie("theme", theme).setUrl(base)));
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        return this;
    }

    /** Axe finds nothing on the page as it is now. */
    public Visit accessible(String what) {
        // its newer mode opens a window of its own for each look, which takes three times as long; our pages have no
        // foreign frames
        var found = new AxeBuilder(page)
                .options(VIOLATIONS_ONLY)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .limit(5)
                                        .map(node -> node.getTarget() + " " + node.getHtml() + " "
                                                + node.getFailureSummary())
                                        .collect(Collectors.joining("\n    ")))
                        .toList())
                .as("what axe found: " + what)
                .isEmpty();
        return this;
    }

    private void fits(String name, String theme, int width) {
        page.setViewportSize(width, width < 600 ? 740 : width == 1366 ? 768 : 1080);
        var over = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (PICTURES)
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots", name + "-" + theme + "-" + width + ".png")));
        assertThat(((Number) over).intValue())
                .as("pixels of %s beyond the edge at %d", name, width)
                .isLessThanOrEqualTo(0);
    }

    @Override
    public void close() {
        context.close();
    }
}
