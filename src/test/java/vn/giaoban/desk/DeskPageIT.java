package vn.giaoban.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Sample;
import vn.giaoban.pages.Help;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Reader;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Place;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.scheduling.RoomChoice;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.PageServer;

/** The point's page as a phone, a notebook and a wide screen show it, without a script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskPageIT {

    private static final List<Integer> WIDTHS = List.of(360, 1366, 1920);
    private static final Instant BEFORE = Sample.START.minus(Duration.ofDays(2));

    private Chromium chromium;
    private PageServer server;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.startOrSkip("the point's page was not looked at");
        server = new PageServer();
    }

    @AfterAll
    void stop() {
        if (server != null) server.close();
        if (chromium != null) chromium.close();
    }

    @Test
    void fitsEveryScreenWhileTheListGrows() {
        fits(
                show("/named", DeskTexts.BOTH.vietnamese(), BEFORE, Response.ACCEPTED, people(), Typed.NOTHING),
                "desk-named");
        assertThat(server.htmlOf("/named").getBytes(UTF_8)).hasSizeLessThan(60_000);
    }

    @Test
    void fitsEveryScreenWhenNothingWasDoneYet() {
        fits(
                show("/fresh", DeskTexts.BOTH.english(), BEFORE, Response.PENDING, List.of(), Typed.NOTHING),
                "desk-fresh");
    }

    @Test
    void showsWhatIsWrongBesideWhatWasTyped() {
        var texts = DeskTexts.BOTH.vietnamese();
        var typed = new Typed(
                "list",
                Map.of("list", "Trần Thị Bình,Trưởng phòng\n,Chuyên viên"),
                List.of(ListFault.at(2, "fault.blank").say(texts), texts.say("problem.tooMany", 10_000, 4, 2)));
        var path = show("/wrong", texts, BEFORE, Response.ACCEPTED, people(), typed);
        assertThat(server.htmlOf("/wrong")).contains("10.000 người", "Trần Thị Bình,Trưởng phòng\n,Chuyên viên");
        fits(path, "desk-wrong");
    }

    @Test
    void fitsEveryScreenWhenTheListIsClosed() {
        fits(
                show("/closed", DeskTexts.BOTH.vietnamese(), Sample.START, Response.DECLINED, people(), Typed.NOTHING),
                "desk-closed");
    }

    @Test
    void showsLongWordsAndMarkupWithoutBreaking() {
        var long_ = delegate(
                "<script>alert(1)</script>".repeat(8), "Nguyễn".repeat(30), DelegateRole.DELEGATE, Response.PENDING);
        look(
                show("/long", DeskTexts.BOTH.vietnamese(), BEFORE, Response.ACCEPTED, List.of(long_), Typed.NOTHING),
                360,
                ColorScheme.LIGHT,
                page -> assertThat(overflow(page)).isLessThanOrEqualTo(0));
        assertThat(server.htmlOf("/long")).doesNotContain("<script>alert");
    }

    @Test
    void theBrowserSaysWhereAFormComesFrom() {
        var address = show("/form", DeskTexts.BOTH.vietnamese(), BEFORE, Response.PENDING, List.of(), Typed.NOTHING);
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (var context = chromium.browser().newContext(options);
                var page = context.newPage()) {
            page.navigate(address);
            var sent = page.waitForRequest(
                    request -> request.method().equals("POST"),
                    () -> page.locator("button[value=ACCEPTED]").click());
            assertThat(sent.allHeaders())
                    .containsEntry("origin", address.substring(0, address.lastIndexOf('/')))
                    .containsEntry("sec-fetch-site", "same-origin");
        }
    }

    private String show(
            String path, PageTexts texts, Instant now, Response response, List<Delegate> people, Typed typed) {
        var link = new JoinLink(UUID.randomUUID(), Sample.ID, "Q-BA-DINH", null, "x".repeat(43), "y".repeat(43));
        var desk = new Desk(
                new FoundLink(link, false),
                Sample.briefing(BriefingStatus.SCHEDULED),
                Sample.conference(),
                new Point("Q-BA-DINH", "Quận Ba Đình", PointKind.DISTRICT, null, null, null, null, false, 1, List.of()),
                new Place(Sample.ID, "Q-BA-DINH", response, people.size(), false),
                new PointAnswer(
                        "Q-BA-DINH", response, response == Response.DECLINED ? "Trùng lịch tiếp công dân" : null),
                people,
                List.of(
                        new RoomChoice("Q-BA-DINH/P1", "Phòng họp 1", 40, RoomChoice.State.OWN),
                        new RoomChoice("Q-BA-DINH/P2", "Phòng họp 2", 12, RoomChoice.State.TAKEN),
                        new RoomChoice("Q-BA-DINH/P3", "Hội trường tầng 5", 120, RoomChoice.State.FREE)),
                "Văn phòng UBND",
                Sample.START.minus(Duration.ofMinutes(15)));
        var reader = new Reader(texts, path, "", false, false, new HttpHeaders());
        return server.show(
                path,
                "desk/desk",
                texts,
                Map.of(
                        "view",
                        DeskView.of(desk, reader, now)
                                .saying(typed.faults().isEmpty() && !people.isEmpty() ? texts.get("done.add") : ""),
                        "seats",
                        seats(people, now),
                        "help",
                        Help.View.SAMPLE,
                        "typed",
                        typed,
                        "roles",
                        DeskView.ROLES,
                        "summary",
                        typed.summary(texts)));
    }

    /** On the day people are ticked; before, somebody asked for a substitute. */
    private static SeatsView seats(List<Delegate> people, Instant now) {
        var day = !now.isBefore(Sample.START);
        return new SeatsView(
                people.stream()
                        .map(d -> new SeatsView.Seat(
                                d.id(),
                                d.name(),
                                d.role() == DelegateRole.DELEGATE,
                                !day && d.role() == DelegateRole.PRESENTER ? "Nguyễn Thị Thu Hằng" : null,
                                !day && d.role() == DelegateRole.PRESENTER ? d.id() : null,
                                day || d.role() == DelegateRole.DELEGATE,
                                day && d.role() == DelegateRole.PRESENTER,
                                day ? "08:00" : ""))
                        .toList(),
                true,
                day);
    }

    private static List<Delegate> people() {
        return List.of(
                delegate("Đỗ Thị Lan", "Phó Chủ tịch UBND quận", DelegateRole.PRESENTER, Response.ACCEPTED),
                delegate(
                        "Trần Thị Bình", "Trưởng phòng Tài chính – Kế hoạch", DelegateRole.DELEGATE, Response.PENDING));
    }

    private static Delegate delegate(String name, @Nullable String title, DelegateRole role, Response response) {
        return new Delegate(
                UUID.randomUUID(),
                name,
                title,
                "binh@badinh.example",
                "024 3733 0000",
                "Q-BA-DINH",
                role,
                response,
                null);
    }

    private void fits(String address, String name) {
        look(address, 360, ColorScheme.LIGHT, page -> {
            for (var width : WIDTHS) {
                page.setViewportSize(width, 800);
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    assertThat(overflow(page)).isLessThanOrEqualTo(0);
                    var file = Path.of("target/screenshots", name + "-" + width + "-" + scheme + ".png");
                    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
                }
            }
        });
    }

    /** Opens a page without a script and looks; nothing may be refused by the policy. */
    private void look(String address, int width, ColorScheme scheme, Consumer<Page> eyes) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(false);
        try (var context = chromium.browser().newContext(options);
                var page = context.newPage()) {
            var faults = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) faults.add(message.text());
            });
            page.navigate(address);
            eyes.accept(page);
            assertThat(faults).isEmpty();
        }
    }

    private static int overflow(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
