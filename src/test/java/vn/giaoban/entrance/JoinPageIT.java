package vn.giaoban.entrance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Sample;
import vn.giaoban.letterhead.QrCode;
import vn.giaoban.pages.Help;
import vn.giaoban.pages.Reader;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.PageServer;

/** The participant's page as a phone, a tablet and a desk show it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoinPageIT {

    private static final List<Integer> WIDTHS = List.of(360, 820, 1440);
    private static final String ADDRESS = "https://giaoban.hanoi.example/j/Zk3mQ9vXcV7bN2mL5kJ8hG1fD4sA6pO0iU3yT7rE9wQ";

    private Chromium chromium;
    private PageServer server;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.startOrSkip("the participant's page was not looked at");
        server = new PageServer();
    }

    @AfterAll
    void stop() {
        if (server != null) server.close();
        if (chromium != null) chromium.close();
    }

    @Test
    void fitsEveryScreenBeforeTheRoomOpens() {
        var path = join("/early", Sample.OPEN.minus(Duration.ofMinutes(135)), People.delegate(DelegateRole.DELEGATE));
        fits(path, "join-early");
        assertThat(server.htmlOf("/early").getBytes(UTF_8)).hasSizeLessThan(100_000);
    }

    /** Months before, when the time that is left is many words. */
    @Test
    void fitsEveryScreenLongBefore() {
        var wait = Duration.ofDays(123).plusHours(23).plusMinutes(58);
        fits(join("/far", Sample.OPEN.minus(wait), People.delegate(DelegateRole.DELEGATE)), "join-far");
    }

    @Test
    void fitsEveryScreenWhenTheRoomIsOpen() {
        fits(join("/open", Sample.START, People.device(true)), "join-open");
    }

    @Test
    void fitsEveryScreenWhenItIsOver() {
        fits(join("/over", Sample.CLOSE, People.delegate(DelegateRole.CHAIR)), "join-over");
    }

    @Test
    void fitsEveryScreenWhenALinkLeadsNowhere() {
        var texts = JoinTexts.BOTH.vietnamese();
        var path = server.show(
                "/revoked",
                "pages/closed",
                texts,
                Map.of(
                        "kind", "revoked",
                        "heading", texts.get("revoked.heading"),
                        "text", texts.get("revoked.text"),
                        "briefing", "",
                        "reason", "",
                        "otherLanguage", "/j/x?lang=en"));
        fits(path, "closed");
    }

    @Test
    void showsALongWordWithoutBreakingTheScreen() {
        var who = People.delegate(DelegateRole.PRESENTER);
        var name = "Nguyễn".repeat(40);
        var odd = new Participant(
                who.id(), name, "<script>alert(1)</script>", null, who.role(), name, name, false, who.response());
        look(
                join("/long", Sample.START, odd),
                360,
                ColorScheme.LIGHT,
                page -> assertThat(overflow(page)).isLessThanOrEqualTo(0));
        assertThat(server.htmlOf("/long")).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void countsDownAndOpensByItself() {
        var path = join("/count", Sample.OPEN.minusSeconds(3), People.delegate(DelegateRole.DELEGATE));
        look(path, 360, ColorScheme.LIGHT, page -> {
            assertThat(page.locator("#countdown").textContent()).matches("00:00:0[0-3]");
            join("/count", Sample.OPEN, People.delegate(DelegateRole.DELEGATE));
            page.waitForSelector("a.large", new Page.WaitForSelectorOptions().setTimeout(15_000));
        });
    }

    @Test
    void testsCameraAndMicrophone() {
        var path = join("/test", Sample.START, People.delegate(DelegateRole.DELEGATE));
        look(path, 820, ColorScheme.LIGHT, page -> {
            page.locator("#test-button").click();
            page.locator("#test-result:not(:empty)").waitFor();
            assertThat(page.locator("#test-result").textContent()).isEqualTo("Camera và micrô hoạt động.");
            assertThat(page.locator("#test-button").textContent()).isEqualTo("Dừng kiểm tra");
        });
    }

    @Test
    void movesToAnotherDeviceAndSaysWhomToCall() {
        var path = join("/elsewhere", Sample.START, People.delegate(DelegateRole.DELEGATE));
        look(path, 360, ColorScheme.DARK, page -> {
            assertThat(page.locator(".technician a").getAttribute("href")).isEqualTo("tel:02438251234");
            page.locator(".elsewhere summary").click();
            assertThat(read(page.locator(".elsewhere .code").screenshot())).isEqualTo(ADDRESS);
        });
    }

    /** A slow line has it in a few seconds: a tenth of a megabyte with styles and scripts, before the wire packs it. */
    @Test
    void isLightWithAllItLoads() {
        var path = join("/light", Sample.START, People.device(true));
        try (var context = chromium.browser().newContext();
                var page = context.newPage()) {
            var loaded = new ArrayList<Response>();
            page.onResponse(loaded::add);
            page.navigate(path);
            assertThat(loaded).hasSizeGreaterThan(2);
            assertThat(loaded.stream().mapToInt(one -> one.body().length).sum()).isLessThan(100_000);
        }
    }

    /** What a camera reads in a picture. */
    private static String read(byte[] png) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new AssertionError("no code can be read", e);
        }
    }

    private String join(String path, Instant now, Participant who) {
        var admission = People.admission(BriefingStatus.SCHEDULED, false, who);
        var reader = new Reader(JoinTexts.BOTH.vietnamese(), path, "", false, false, new HttpHeaders());
        var help = new Help.View(QrCode.drawing(ADDRESS), null, "024 3825 1234", "tel:02438251234");
        var model = Map.<String, Object>of("view", JoinView.of(admission, reader, now), "early", false, "help", help);
        return server.show(path, "entrance/join", JoinTexts.BOTH.vietnamese(), model);
    }

    private void fits(String address, String name) {
        look(address, WIDTHS.getFirst(), ColorScheme.LIGHT, page -> {
            for (var width : WIDTHS) {
                page.setViewportSize(width, 800);
                page.emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(width == 820 ? ColorScheme.DARK : ColorScheme.LIGHT));
                assertThat(overflow(page)).isLessThanOrEqualTo(0);
                var file = Path.of("target/screenshots", name + "-" + width + ".png");
                page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
            }
        });
    }

    /** Opens a page and looks; nothing may be refused by the policy or fail in the script. */
    private void look(String address, int width, ColorScheme scheme, Consumer<Page> eyes) {
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme);
        try (var context = chromium.browser().newContext(options);
                var page = context.newPage()) {
            var faults = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) faults.add(message.text());
            });
            page.onPageError(faults::add);
            page.navigate(address);
            eyes.accept(page);
            assertThat(faults).isEmpty();
        }
    }

    private static int overflow(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
