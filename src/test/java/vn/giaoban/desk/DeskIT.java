package vn.giaoban.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.LinkFilter;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.OwnThreads;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;

/** The point's page over HTTP, as forms without a script use it. */
@Quiet("compares times of answers")
@IntegrationTest
class DeskIT {

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    private OwnPoints points;
    private String point;
    private String other;
    private BriefingRequest request;
    private JsonNode briefing;
    private String path;

    @BeforeEach
    void open() {
        points = new OwnPoints(api);
        point = points.aPoint(3);
        other = points.aPoint();
        request = aBriefing().titled("Giao ban <i>tuần</i> 49").atPoints(point, other);
        briefing = api.schedule(request.published().body());
        path = "/p/" + deskOf(briefing, point);
    }

    @AfterEach
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void showsWhatItIsAboutAndKeepsTheAddressToItself() {
        var page = get(path);
        assertThat(page.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(body(page))
                .contains("Giao ban &lt;i&gt;tuần&lt;/i&gt; 49", "Điểm cầu " + point, "0/4", "Phòng họp 1", "08:00")
                .contains("/j/" + linkOf(briefing, point).token())
                .doesNotContain("<i>tuần");
        var headers = page.getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(body(get(path + "?lang=en"))).contains("Will the point take part?");
        assertThat(Objects.requireNonNull(page.getResponseBody())).hasSizeLessThan(100_000);
    }

    @Test
    void acceptsDeclinesAndChoosesARoom() {
        assertThat(post("/response", Map.of("response", "DECLINED", "reason", "Trùng lịch\r\ntiếp dân"))
                        .getStatus())
                .isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(points.point(briefing, point).get("reason").asString()).isEqualTo("Trùng lịch tiếp dân");
        assertThat(body(get(path))).contains("Đã báo không tham dự", "Trùng lịch tiếp dân");
        var chosen = post("/room", Map.of("room", point + "/P3"));
        assertThat(String.valueOf(chosen.getResponseHeaders().getLocation())).isEqualTo(path + "?done=room#room");
        assertThat(points.room(briefing, point)).isEqualTo(point + "/P3");
        assertThat(points.point(briefing, point).get("response").asString()).isEqualTo("ACCEPTED");
        assertThat(post("/room", Map.of("room", other + "/P1")).getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("/response", Map.of("response", "MAYBE")).getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void showsTakenRoomsAsTakenAndRefusesThem() {
        api.schedule(aBriefing()
                .on(request.start().toLocalDate())
                .with("points", List.of(Map.of("code", point, "room", point + "/P2")))
                .body());
        assertThat(body(get(path))).contains("Đã có cuộc họp khác", "Còn trống");
        var refused = post("/room", Map.of("room", point + "/P2"));
        assertThat(refused.getStatus()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(body(refused)).contains("Phòng vừa có cuộc họp khác giữ");
        assertThat(points.room(briefing, point)).isEqualTo(point + "/P1");
    }

    @Test
    void namesChangesAndRemovesPeople() {
        assertThat(post("/delegates", person("Trần Thị Bình", "binh@a.example")).getStatus())
                .isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(body(get(path + "?done=add"))).contains("Đã thêm đại biểu.", "Trần Thị Bình", "1/4");
        var id = delegates().get(0).get("id").asString();
        post(
                "/delegates/" + id,
                Map.of("do", "save", "name", "Trần Thị Bình", "title", "Phó phòng", "role", "OBSERVER"));
        assertThat(delegates().get(0).get("title").asString()).isEqualTo("Phó phòng");
        assertThat(delegates().get(0).get("role").asString()).isEqualTo("OBSERVER");
        var wrong = post("/delegates/" + id, Map.of("do", "save", "name", "Mới", "email", "khong-phai"));
        assertThat(wrong.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(body(wrong)).contains("Thư điện tử: không phải là địa chỉ thư điện tử", "value=\"khong-phai\"");
        post("/delegates/" + id, Map.of("do", "remove"));
        assertThat(delegates()).isEmpty();
        assertThat(post("/delegates/" + id, Map.of("do", "remove")).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void anotherPointsPeopleCantBeTouched() {
        var theirs = api.read(
                api.post("/api/v1/briefings/" + id() + "/delegates", Map.of("name", "Người khác", "point", other))
                        .expectStatus()
                        .isCreated());
        var led = api.read(api.post(
                        "/api/v1/briefings/" + id() + "/delegates",
                        Map.of("name", "Báo cáo viên", "point", point, "role", "PRESENTER"))
                .expectStatus()
                .isCreated());
        for (var command : List.of("save", "remove")) {
            var form = Map.of("do", command, "name", "Kẻ gian");
            assertThat(post("/delegates/" + theirs.get("id").asString(), form).getStatus())
                    .isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(post("/delegates/" + led.get("id").asString(), form).getStatus())
                    .isEqualTo(HttpStatus.BAD_REQUEST);
        }
        assertThat(delegates()).hasSize(2);
        assertThat(body(get(path))).doesNotContain("Người khác").contains("Báo cáo viên");
        assertThat(post("/delegates", Map.of("name", "A", "role", "PRESENTER")).getStatus())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aRaceOfSixteenFillsTheQuotaOnly() {
        var statuses = Objects.requireNonNull(Flux.range(0, 16)
                .flatMap(
                        n -> Mono.fromCallable(() -> post("/delegates", person("Người " + n, "n" + n + "@a.example"))
                                        .getStatus()
                                        .value())
                                .subscribeOn(OwnThreads.ALL),
                        16)
                .collectList()
                .block());
        assertThat(statuses.stream().filter(s -> s == 303)).hasSize(4);
        assertThat(statuses.stream().filter(s -> s == 422)).hasSize(12);
        assertThat(delegates()).hasSize(4);
        var json = client("/delegates")
                .header(HttpHeaders.ACCEPT, "application/json")
                .body(BodyInserters.fromFormData("name", "Thừa"))
                .exchange();
        var problem = api.read(json.expectStatus().isEqualTo(422));
        assertThat(problem.get("type").asString()).endsWith("quota-exceeded");
        assertThat(problem.get("quota").asInt()).isEqualTo(4);
        assertThat(problem.get("named").asInt()).isEqualTo(4);
    }

    @Test
    void theListClosesFifteenMinutesBefore() {
        clock.setTo(request.start().toInstant().minusSeconds(15 * 60));
        var closed = post("/delegates", person("Muộn", "muon@a.example"));
        assertThat(closed.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(body(closed)).contains("Danh sách đã đóng lúc 07:45");
        assertThat(post("/complete", Map.of()).getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/response", Map.of("response", "ACCEPTED")).getStatus())
                .isEqualTo(HttpStatus.SEE_OTHER);
        clock.setTo(request.end().toInstant());
        assertThat(post("/response", Map.of("response", "DECLINED")).getStatus())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(get(path).getStatus()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void takesAListOrNothingOfIt() {
        var list = "Họ và tên;Chức vụ;Email\nTrần Thị Bình;Trưởng phòng;binh@a.example\nLê Văn C;;c@a.example";
        assertThat(post("/list", Map.of("list", list)).getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(delegates()).hasSize(2);
        var wrong = post("/list", Map.of("list", "An,,an@a.example\n\u202Eevil,,x"));
        assertThat(wrong.getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(body(wrong))
                .contains("Dòng 2, cột 1 (Họ và tên)", "Dòng 2, cột 3 (Thư điện tử)", "An,,an@a.example");
        assertThat(post("/list", Map.of("list", "Bình lần nữa,,BINH@a.example")).getStatus())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(post("/list", Map.of("list", "A\nB\nC")).getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(delegates()).hasSize(2);
        assertThat(post("/complete", Map.of()).getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(body(get(path))).contains("Danh sách đã đủ");
        assertThat(api.get("/api/v1/briefings/{id}/nominations", id())
                        .at("/counts/complete")
                        .asInt())
                .isOne();
    }

    @Test
    void readsFilesAndSaysWhatIsWrongWithThem() {
        var text = "Họ và tên,Chức vụ\r\nĐỗ Thị Lan,Phó Chủ tịch\r\n";
        assertThat(upload(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).getStatus())
                .isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(delegates().get(0).get("name").asString()).isEqualTo("Đỗ Thị Lan");
        var windows = "An\nB\u00E2nh\n".getBytes(Charset.forName("windows-1258"));
        assertThat(body(upload(windows))).contains("Dòng 2: không phải chữ mã UTF-8");
        var many = IntStream.range(0, 10_000)
                .mapToObj(n -> "Người " + n + ",,n" + n + "@a.example")
                .collect(Collectors.joining("\n"));
        var tooMany = upload(many.getBytes(StandardCharsets.UTF_8));
        assertThat(tooMany.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(body(tooMany)).contains("Danh sách có 10.000 người", "còn 3 chỗ");
        assertThat(body(upload("An\n\"B\r\nBcc: x@y.example\",TP".getBytes(StandardCharsets.UTF_8))))
                .contains("Dòng 2, cột 1 (Họ và tên): có ký tự không được phép (U+000D)");
        assertThat(body(upload(new byte[0]))).contains("danh sách không có ai");
        assertThat(upload(new byte[1_100_000]).getStatus()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(delegates()).hasSize(1);
    }

    @Test
    void refusesFormsOfOtherSites() {
        for (var header : List.of(
                Map.entry("Origin", "https://elsewhere.example"),
                Map.entry("Origin", "null"),
                Map.entry("Sec-Fetch-Site", "cross-site"),
                Map.entry("Sec-Fetch-Site", "same-site"))) {
            var answer = client("/response")
                    .header(header.getKey(), header.getValue())
                    .body(BodyInserters.fromFormData("response", "DECLINED"))
                    .exchange()
                    .expectBody()
                    .returnResult();
            assertThat(answer.getStatus()).as(header.toString()).isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(points.point(briefing, point).get("response").asString()).isEqualTo("PENDING");
        var own = client("/response")
                .header("Origin", api.base())
                .header("Sec-Fetch-Site", "same-origin")
                .body(BodyInserters.fromFormData("response", "ACCEPTED"))
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(own.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
    }

    @Test
    void revokedCancelledUnknownAndDraftLeadNowhere() {
        assertThat(get("/p/" + "A".repeat(43)).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(body(get("/p/x"))).contains("Không tìm thấy đường dẫn này");
        var forged = path.substring(0, path.length() - 6) + "AAAAAA";
        assertThat(get(forged).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("/p/" + linkOf(briefing, point).token()).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        var draft = api.schedule(aBriefing().atPoints(point).body());
        assertThat(get("/p/" + deskOf(draft, point)).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        var dropped = "/p/" + deskOf(briefing, other);
        points.change(briefing, Map.of("points", List.of(Map.of("code", point))));
        assertThat(get(dropped).getStatus()).isEqualTo(HttpStatus.GONE);
        assertThat(body(get(dropped))).contains("Đường dẫn không còn hiệu lực");
        points.cancel(briefing);
        var cancelled = get(path);
        assertThat(cancelled.getStatus()).isEqualTo(HttpStatus.GONE);
        assertThat(body(cancelled)).contains("Cuộc họp đã bị hủy");
        assertThat(post("/response", Map.of("response", "ACCEPTED")).getStatus())
                .isEqualTo(HttpStatus.GONE);
    }

    @Test
    void takesTheSameTimeForAnAddressThatExistsAndOneThatDoesNot() {
        fastest(path);
        var known = fastest(path);
        var unknown = fastest("/p/" + "A".repeat(43));
        assertThat(unknown).isGreaterThanOrEqualTo(LinkFilter.TICK.toMillis());
        assertThat(Math.abs(known - unknown)).isLessThan(LinkFilter.TICK.toMillis() / 3);
    }

    /** Milliseconds; the fastest of some, since a busy machine only ever makes them slower. */
    private long fastest(String address) {
        var fastest = Long.MAX_VALUE;
        for (var i = 0; i < 15; i++) {
            var began = System.nanoTime();
            get(address);
            fastest = Math.min(fastest, (System.nanoTime() - began) / 1_000_000);
        }
        return fastest;
    }

    private static Map<String, String> person(String name, String mail) {
        return Map.of("name", name, "title", "Trưởng phòng", "email", mail, "phone", "", "role", "DELEGATE");
    }

    private JsonNode delegates() {
        return api.get("/api/v1/briefings/{id}/delegates", id()).get("items");
    }

    private String id() {
        return briefing.get("id").asString();
    }

    private JoinLink linkOf(JsonNode of, String code) {
        var id = new BriefingId(UUID.fromString(of.get("id").asString()));
        return Objects.requireNonNull(roster.linksOf(id).collectList().block()).stream()
                .filter(link -> code.equals(link.point()))
                .findFirst()
                .orElseThrow();
    }

    private String deskOf(JsonNode of, String code) {
        return Objects.requireNonNull(linkOf(of, code).deskToken());
    }

    private EntityExchangeResult<byte[]> get(String address) {
        return api.anybody()
                .get()
                .uri(URI.create(api.base() + address))
                .header(HttpHeaders.ACCEPT, "text/html")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private WebTestClient.RequestBodySpec client(String command) {
        return api.anybody().post().uri(path + command);
    }

    private EntityExchangeResult<byte[]> post(String command, Map<String, String> fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        return client(command)
                .header(HttpHeaders.ACCEPT, "text/html")
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> upload(byte[] file) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(file)).filename("danh-sach.csv");
        return client("/upload")
                .header(HttpHeaders.ACCEPT, "text/html")
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String body(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }
}
