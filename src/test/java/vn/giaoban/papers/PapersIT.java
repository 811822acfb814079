package vn.giaoban.papers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Visit;

/** Documents: what is taken, who gets it, and how it looks. */
@IntegrationTest
class PapersIT {

    private static final int LARGEST = 25 << 20;
    private static final String LONG_NAME = "Báo cáo tổng hợp kết quả giải phóng mặt bằng các dự án trọng điểm,"
            + " cải cách hành chính và chuyển đổi số quý IV năm 2027 của các quận, huyện (bản trình ký).docx";

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Invariants invariants;

    private OwnPoints points;
    private String point;
    private String other;
    private JsonNode briefing;

    @BeforeEach
    void plan() {
        points = new OwnPoints(api);
        point = points.aPoint();
        other = points.aPoint();
        briefing = api.schedule(aBriefing()
                .chairedBy("Trần Thị Chủ Trì", "chu-tri@hanoi.example")
                .atPoints(point, other)
                .published()
                .body());
    }

    @AfterEach
    void leave() {
        invariants.hold();
    }

    @Test
    void aDocumentComesBackAsItWasSentAndOneByteMoreIsRefused() {
        var pdf = PaperSamples.pdf(LARGEST);
        var document = api.read(
                send("Báo cáo tuần 49.pdf", pdf, "EVERYBODY").expectStatus().isCreated());
        assertThat(document.get("size").asLong()).isEqualTo(LARGEST);
        assertThat(document.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(document.get("sha256").asString()).hasSize(64);

        var answer = download("/j/" + linkOf(point).token() + "/documents/" + id(document));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Arrays.equals(answer.body(), pdf)).isTrue();
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20tu%E1%BA%A7n%2049.pdf");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("sandbox");

        var refused = api.read(send("Dài hơn.pdf", PaperSamples.pdf(LARGEST + 1), "EVERYBODY")
                .expectStatus()
                .isEqualTo(413));
        assertThat(refused.get("type").asString()).endsWith("too-large");
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/file");
        assertThat(list()).hasSize(1);
        assertThat(strayPieces()).isZero();
    }

    @Test
    void whatIsTakenIsDecidedByContentAndNothingHalfWrittenStays() {
        refuse("Chương trình.pdf", PaperSamples.exe(), 415);
        refuse("Có macro.docx", PaperSamples.docm(), 415);
        refuse("Lưu trữ.docx", PaperSamples.zip(), 415);
        refuse("Báo cáo.docx", PaperSamples.pdf(2_000), 415);
        refuse("Trang.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), 415);
        refuse("Rỗng.pdf", new byte[0], 400);
        refuse("../../etc/passwd.pdf", PaperSamples.pdf(2_000), 400);
        refuse("C:\\tam\\a.pdf", PaperSamples.pdf(2_000), 400);
        refuse("\u202Efdp.exe.pdf", PaperSamples.pdf(2_000), 400);
        assertThat(list()).isEmpty();

        send("Báo cáo.docx", PaperSamples.docx(), "EVERYBODY").expectStatus().isCreated();
        refuse("BÁO CÁO.docx", PaperSamples.docx(), 409);
        assertThat(list()).hasSize(1);
        assertThat(strayPieces()).isZero();
    }

    @Test
    void eachReadsWhatIsMeantForThemAndADeadLinkNothing() {
        var forAll = api.read(send("Chung.pdf", PaperSamples.pdf(900_000), "EVERYBODY")
                .expectStatus()
                .isCreated());
        var forOne = api.read(send("Riêng.pdf", PaperSamples.pdf(2_000), "POINTS", point)
                .expectStatus()
                .isCreated());
        var forNone = api.read(send("Kín.pdf", PaperSamples.pdf(3_000), "SECRETARIES")
                .expectStatus()
                .isCreated());
        send("Lạ.pdf", PaperSamples.pdf(2_000), "POINTS", "KHONG-CO")
                .expectStatus()
                .isBadRequest();
        send("Thiếu.pdf", PaperSamples.pdf(2_000), "POINTS").expectStatus().isBadRequest();

        var own = "/p/" + linkOf(point).deskToken();
        var theirs = "/p/" + linkOf(other).deskToken();
        assertThat(page(own)).contains("Chung.pdf", "Riêng.pdf").doesNotContain("Kín.pdf");
        assertThat(page(theirs)).contains("Chung.pdf").doesNotContain("Riêng.pdf", "Kín.pdf");
        assertThat(page("/j/" + chair().token())).contains("Chung.pdf").doesNotContain("Riêng.pdf", "Kín.pdf");
        for (var path : List.of(own, theirs)) assertThat(page(path).length()).isLessThan(100_000);
        assertThat(download(own + "/documents/" + id(forOne)).statusCode()).isEqualTo(200);
        assertThat(download(theirs + "/documents/" + id(forOne)).statusCode()).isEqualTo(404);
        assertThat(download(own + "/documents/" + id(forNone)).statusCode()).isEqualTo(404);
        assertThat(HttpCall.by(api, "GET", documents()).send().status()).isEqualTo(401);

        var lost = "/j/" + chair().token() + "/documents/" + id(forAll);
        api.post("/api/v1/briefings/" + id(briefing) + "/delegates/" + chair().delegate() + "/link", Map.of())
                .expectStatus()
                .isOk();
        assertThat(download(lost).statusCode()).isEqualTo(410);
        assertThat(download("/j/" + "A".repeat(43) + "/documents/" + id(forAll)).statusCode())
                .isEqualTo(404);
        assertThat(download("/p/" + linkOf(point).token() + "/documents/" + id(forAll))
                        .statusCode())
                .isEqualTo(404);

        change(forOne, Map.of("access", "SECRETARIES", "position", 1));
        assertThat(list().get(0).get("name").asString()).isEqualTo("Riêng.pdf");
        assertThat(download(own + "/documents/" + id(forOne)).statusCode()).isEqualTo(404);
        api.admin()
                .delete()
                .uri(documents() + "/" + id(forAll))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(download(own + "/documents/" + id(forAll)).statusCode()).isEqualTo(404);
        assertThat(strayPieces()).isZero();
        points.cancel(briefing);
        assertThat(download(own + "/documents/" + id(forOne)).statusCode()).isEqualTo(410);
    }

    @Test
    void aSecretaryHandsOutAndSaysForWhom() {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: the page was not looked at");
        var path = "/briefings/" + id(briefing) + "/documents";
        try (var chromium = Chromium.start(program.orElseThrow())) {
            try (var visit =
                    Visit.open(chromium, api.base(), new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
                var page = visit.go(path).loginAsAdmin().page();
                assertThat(page.locator(".empty")).isVisible();
                page.setInputFiles("#file", new FilePayload("Giả.pdf", "application/pdf", PaperSamples.exe()));
                page.click("#add button");
                assertThat(page.locator("#file-fault")).containsText("không phải là PDF");
                page.setInputFiles("#file", new FilePayload("Lớn.pdf", "application/pdf", PaperSamples.pdf(3 << 20)));
                page.click("#add button");
                assertThat(page.locator(".alert-success")).hasText("Đã thêm tài liệu.");
                page.setInputFiles("#file", new FilePayload(LONG_NAME, "application/zip", PaperSamples.docx()));
                page.check("#access-POINTS-new");
                page.check("#point-" + point + "-new");
                page.click("#add button");
                assertThat(page.locator(".papers > li")).hasCount(2);
            }
            try (var visit = Visit.open(chromium, api.base())) {
                visit.go(path).loginAsAdmin().look("documents");
                var page = visit.page();
                page.locator(".papers > li:nth-child(2) form[action$='/place'] button")
                        .click();
                assertThat(page.locator(".papers > li").first()).containsText(LONG_NAME);
                page.locator(".papers > li:nth-child(1) .change summary")
                        .first()
                        .click();
                visit.accessible("documents, rights");
                page.locator("#access-EVERYBODY-" + id(list().get(0))).check();
                page.locator(".papers > li:nth-child(1) form[action$='/rights'] button")
                        .click();
                assertThat(page.locator(".alert-success")).hasText("Đã thay đổi quyền xem.");
                page.locator(".papers > li:nth-child(2) .change summary").last().click();
                page.locator(".papers > li:nth-child(2) form[action$='/delete'] button")
                        .click();
                assertThat(page.locator(".papers > li")).hasCount(1);
                visit.go("/p/" + linkOf(point).deskToken()).look("documents-point");
            }
        }
    }

    private void refuse(String name, byte[] content, int status) {
        var problem = api.read(send(name, content, "EVERYBODY").expectStatus().isEqualTo(status));
        assertThat(problem.at("/errors/0/pointer").asString()).as(name).isEqualTo("/file");
    }

    private WebTestClient.ResponseSpec send(String name, byte[] content, String access, String... readers) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(content)).filename(name);
        parts.part("access", access);
        for (var reader : readers) parts.part("points", reader);
        return api.admin()
                .post()
                .uri(documents())
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange();
    }

    private void change(JsonNode document, Map<String, Object> change) {
        api.admin()
                .patch()
                .uri(documents() + "/" + id(document))
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode list() {
        return api.get(documents()).get("items");
    }

    private String documents() {
        return "/api/v1/briefings/" + id(briefing) + "/documents";
    }

    private static String id(JsonNode thing) {
        return thing.get("id").asString();
    }

    private String page(String path) {
        return new String(download(path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> download(String path) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(api.base() + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JoinLink linkOf(String code) {
        return links().stream()
                .filter(link -> code.equals(link.point()))
                .findFirst()
                .orElseThrow();
    }

    private JoinLink chair() {
        return links().stream()
                .filter(link -> link.delegate() != null)
                .findFirst()
                .orElseThrow();
    }

    private List<JoinLink> links() {
        var id = new BriefingId(UUID.fromString(id(briefing)));
        return Objects.requireNonNull(roster.linksOf(id).collectList().block());
    }

    private long strayPieces() {
        return Objects.requireNonNull(
                database.sql("""
                        select count(*) from papers.piece p
                         where not exists (select from papers.document d where d.id = p.document)""").mapValue(Long.class).one().block());
    }
}
