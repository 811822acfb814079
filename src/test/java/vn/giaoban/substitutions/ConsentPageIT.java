package vn.giaoban.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.conferences.Sample;
import vn.giaoban.letters.NoticeContent;
import vn.giaoban.letters.SampleLetters;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.Reader;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Response;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.PageServer;

/** The chair's page as a phone and a desk show it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentPageIT {

    private static final UUID ID = UUID.fromString("6f1c9a52-3f7b-4a3e-9a40-0f3f5f0d8f11");

    private Chromium chromium;
    private PageServer server;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.startOrSkip("the chair's page was not looked at");
        server = new PageServer();
    }

    @AfterAll
    void stop() {
        if (server != null) server.close();
        if (chromium != null) chromium.close();
    }

    @Test
    void fitsEveryScreenWhileItWaits() {
        fits(
                show("/a", SubstitutionStatus.PENDING, "approve", ConsentTexts.BOTH.vietnamese(), null),
                "consent-approve");
        fits(show("/r", SubstitutionStatus.PENDING, "reject", ConsentTexts.BOTH.vietnamese(), null), "consent-reject");
        fits(show("/e", SubstitutionStatus.PENDING, "approve", ConsentTexts.BOTH.english(), null), "consent-english");
    }

    @Test
    void fitsEveryScreenOnceItIsDecided() {
        var texts = ConsentTexts.BOTH.vietnamese();
        fits(show("/ok", SubstitutionStatus.APPROVED, "approve", texts, null), "consent-approved");
        fits(show("/no", SubstitutionStatus.REJECTED, "approve", texts, null), "consent-rejected");
        fits(show("/gone", SubstitutionStatus.WITHDRAWN, "reject", texts, null), "consent-withdrawn");
    }

    @Test
    void saysWhatIsInTheWayAndEscapesWhateverPeopleWrote() {
        var notice = "notice.schedule-conflict";
        fits(
                show("/busy", SubstitutionStatus.PENDING, "approve", ConsentTexts.BOTH.vietnamese(), notice),
                "consent-conflict");
        assertThat(server.htmlOf("/busy")).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    /** Mail programs have no policy, so the letter is shown as it is. */
    @Test
    void theLetterFitsEveryScreen() {
        var notice = new NoticeContent(
                "Xin ý kiến cử người dự thay: Giao ban tuần 49",
                "Đề nghị cử người dự thay",
                "Kính gửi: Ông/Bà Nguyễn Văn An",
                List.of("Kính đề nghị Ông/Bà, với tư cách người chủ trì, cho ý kiến về việc cử người dự thay."),
                List.of(
                        new NoticeContent.Row("Không dự được", "Trần Thị Bình, Trưởng phòng <b>"),
                        new NoticeContent.Row("Lý do", "Đi công tác đột xuất.\nVề ngày 09/12")),
                List.of(
                        new NoticeContent.Action("Đồng ý cho dự thay", "https://giaoban.example/s/x/approve"),
                        new NoticeContent.Action("Không đồng ý", "https://giaoban.example/s/x/reject")),
                "Mỗi đường dẫn mở một trang để Ông/Bà xác nhận; chỉ mở trang thì chưa thay đổi gì.");
        var mail = SampleLetters.htmlOf(notice);
        assertThat(mail).contains("&lt;b&gt;", "/s/x/approve").doesNotContain("phòng <b>");
        for (var width : List.of(360, 1366)) {
            var options = new Browser.NewContextOptions().setViewportSize(width, 760);
            try (var context = chromium.browser().newContext(options);
                    var page = context.newPage()) {
                page.setContent(mail);
                picture(page, "consent-mail-" + width);
            }
        }
    }

    @Test
    void hasEveryTextInBothLanguages() {
        assertThat(ConsentTexts.BOTH.english().words().keySet())
                .isEqualTo(ConsentTexts.BOTH.vietnamese().words().keySet());
    }

    private String show(String path, SubstitutionStatus status, String verb, PageTexts texts, @Nullable String notice) {
        var reader = new Reader(texts, "/s/x/" + verb, "", false, false, new HttpHeaders());
        var words = notice == null ? "" : texts.get(notice);
        var view = ConsentView.of(consent(status), verb, "/s/x", reader, words);
        return server.show(path, "substitutions/consent", texts, Map.of("view", view));
    }

    private static Consent consent(SubstitutionStatus status) {
        var chair = delegate("Nguyễn Văn An", "Phó Chủ tịch UBND", DelegateRole.CHAIR);
        var decided = status != SubstitutionStatus.PENDING;
        var by = status == SubstitutionStatus.WITHDRAWN ? "thu-ky" : "chair:" + chair.id();
        var asked = new Substitution(
                ID,
                Sample.ID,
                ID,
                new Substitute("Đỗ Văn Em", "Phó Trưởng phòng Quản lý đô thị", null, null),
                "Đi công tác đột xuất theo Quyết định số 15/QĐ-UBND.\nVề ngày 09/12 <script>",
                status,
                chair.id(),
                "admin",
                Sample.START.minusSeconds(90_000),
                decided ? by : null,
                decided ? Sample.START.minusSeconds(80_000) : null,
                status == SubstitutionStatus.REJECTED ? "Cần đồng chí Bình trực tiếp báo cáo." : null,
                status == SubstitutionStatus.APPROVED ? UUID.randomUUID() : null);
        return new Consent(
                asked,
                Sample.briefing(BriefingStatus.SCHEDULED),
                delegate("Trần Thị Bình", "Trưởng phòng Quản lý đô thị", DelegateRole.PRESENTER),
                chair,
                true,
                "Quận Ba Đình");
    }

    private static Delegate delegate(String name, String title, DelegateRole role) {
        return new Delegate(ID, name, title, null, null, "Q-BA-DINH", role, Response.PENDING, null);
    }

    /** Opens a page without any script and takes pictures of it; nothing may be refused by the policy, and nothing stick out. */
    private void fits(String address, String name) {
        try (var context = chromium.browser().newContext();
                var page = context.newPage()) {
            var faults = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) faults.add(message.text());
            });
            page.navigate(address);
            for (var width : List.of(360, 1366)) {
                page.setViewportSize(width, 760);
                wear(page, ColorScheme.LIGHT);
                picture(page, name + "-" + width);
                wear(page, ColorScheme.DARK);
                picture(page, name + "-" + width + "-dark");
            }
            assertThat(faults).as(name).isEmpty();
        }
    }

    private static void wear(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    private static void picture(Page page, String name) {
        var overflow =
                (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as(name).isLessThanOrEqualTo(0);
        var file = Path.of("target/screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
}
