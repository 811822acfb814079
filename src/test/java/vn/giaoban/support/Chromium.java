package vn.giaoban.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A browser of this machine, when it has one; none is downloaded. All classes of a JVM share one, and share nothing in it: each opens windows of its own. */
public record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    /** Where systems put it. Not the one that never has a window (chromium-headless-shell): it takes half the processor, and loses one click in some hundreds. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** With what a page should show after something was done. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static @Nullable Chromium started;

    /** Its program, when there is one. */
    public static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it; where there is none the test is skipped, and says so.
     *
     * @param missed what nobody does then, such as {@code the page was not looked at}
     */
    public static Chromium startOrSkip(String missed) {
        var program = installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: " + missed);
        return start(program.orElseThrow());
    }

    /** Starts it, if it does not run; cameras are not real. What a page should show may take long on a machine that others use too: how fast pages are is measured elsewhere. */
    public static synchronized Chromium start(Path program) {
        if (started == null || !started.browser.isConnected()) started = launch(program);
        return started;
    }

    private static Chromium launch(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setArgs(List.of(
                        "--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** Closes all windows. The program itself ends with the JVM. */
    @Override
    public void close() {
        for (var context : browser.contexts()) context.close();
    }
}
