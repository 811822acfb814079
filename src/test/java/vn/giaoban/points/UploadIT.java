package vn.giaoban.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.util.HtmlUtils;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;

/** A file on a page: what would change is shown first, and only what was shown is written. */
@IntegrationTest
class UploadIT {

    private static final String PAGE = "/admin/points/upload";
    private static final String HEAD = "code,name,kind,parent,email,phone,uplink_mbps\n";

    @Autowired
    private Api api;

    private final String code = "TL-" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);

    /** What came back. */
    private record Page(int status, String body) {

        String hidden(String name) {
            var found =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(body);
            assertThat(found.find()).as(body).isTrue();
            return HtmlUtils.htmlUnescape(found.group(1));
        }
    }

    @Test
    void theOfficesOwnFilesChangeNothing() throws IOException {
        for (var file : new String[] {"config/points.csv", "config/rooms.csv"}) {
            var page = upload(Files.readAllBytes(Path.of(file)));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Danh mục đã giống tệp");
        }
    }

    @Test
    void onlyWhatWasShownIsWritten() {
        var file = HEAD + code + ",\"Điểm <b>\"\"A\"\"</b>\r\",COMMUNE,VP-UBND,a@hanoi.example,'+84 1,10\n";
        assertThat(upload(utf8(file)).body()).contains("Dòng 3").contains("ký tự không được phép");
        file = file.replace("\r", "");
        var preview = upload(utf8("\uFEFF" + file.replace("\n", "\r\n")));
        assertThat(preview.body())
                .contains("Ghi 1 thay đổi vào danh mục", code, "Điểm &lt;b&gt;&quot;A&quot;&lt;/b&gt;", "Xã, phường")
                .doesNotContain("<b>\"A\"");
        point(404);
        assertThat(confirm(preview).status()).isEqualTo(303);
        assertThat(point(200)).contains("Điểm <b>\\\"A\\\"</b>");
        assertThat(upload(utf8(file)).body()).contains("Danh mục đã giống tệp");

        var changed = upload(utf8(file.replace("a@hanoi.example", "b@hanoi.example")));
        assertThat(changed.body()).contains("a@hanoi.example", "b@hanoi.example", "Thư điện tử");
        var other = HttpCall.byAdmin(api, "PUT", "/api/v1/points/" + code)
                .header("If-Match", "*")
                .json("PUT", "{\"name\":\"Khác\",\"kind\":\"COMMUNE\",\"email\":\"c@hanoi.example\"}")
                .send();
        assertThat(other.status()).isEqualTo(200);
        var again = confirm(changed);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("vừa được người khác thay đổi", "c@hanoi.example");
        assertThat(point(200)).contains("c@hanoi.example");
        assertThat(confirm(again).status()).isEqualTo(303);
        assertThat(point(200)).contains("b@hanoi.example");
    }

    @Test
    void saysOfAFaultyFileWhereAndWhatInTheReadersLanguage() {
        var faults = upload(utf8(HEAD + code + ",,CITY,KHONG CO,not-mail,,many\n" + code + ",Thiếu cột\n"));
        assertThat(faults.status()).isEqualTo(422);
        assertThat(faults.body())
                .contains(
                        "Dòng 2, cột 2 (name)",
                        "thiếu nội dung",
                        "Dòng 2, cột 3 (kind)",
                        "Dòng 2, cột 5 (email)",
                        "không phải địa chỉ thư",
                        "Dòng 2, cột 7 (uplink_mbps)",
                        "phải là số nguyên",
                        "Dòng 3",
                        "có 2 cột, cần 7 cột");
        assertThat(upload(utf8(HEAD + code + ",A,OTHER,KHONG-CO,,,\n")).body())
                .contains("không có điểm cầu nào mang mã KHONG-CO");
        assertThat(upload(utf8("mã;tên\n1;2\n")).body()).contains("dòng đầu tệp phải ghi đúng: code,name");
        assertThat(upload(new byte[0]).status()).isEqualTo(422);
        point(404);
    }

    @Test
    void knowsEncodingsOrSaysThatItDoesNot() {
        var file = HEAD + code + ",Phường Phúc Xá,COMMUNE,,,,\n";
        assertThat(upload(("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE)).body())
                .contains("Ghi 1 thay đổi", "Phường Phúc Xá");
        assertThat(upload(("\uFEFF" + file).getBytes(StandardCharsets.UTF_16BE)).body())
                .contains("Phường Phúc Xá");
        var old = upload(file.getBytes(Charset.forName("windows-1258")));
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.body()).contains("Dòng 2", "Windows-1258");
        assertThat(upload(file.getBytes(StandardCharsets.UTF_16LE)).body()).contains("không phải mã hóa UTF-8");
        assertThat(upload(new byte[] {'P', 'K', 3, 4, 0, 0}).body()).contains("tệp bảng tính");
        var large = upload(utf8(HEAD + "A".repeat(950_000)));
        assertThat(large.status()).isEqualTo(413);
        point(404);
        // programs are told as well
        HttpCall.byAdmin(api, "POST", "/api/v1/points/import")
                .body("POST", "text/csv; charset=UTF-8", HEAD + code + ",A\u0000,OTHER,,,,\n")
                .send()
                .refused(400, "invalid-request");
    }

    private Page upload(byte[] file) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(file)).filename("danh-muc.csv");
        return send(PAGE, parts);
    }

    private Page confirm(Page preview) {
        var parts = new MultipartBodyBuilder();
        parts.part("mark", preview.hidden("mark"));
        parts.part(
                "text",
                preview.hidden("text").replace("\n", "\r\n"),
                new MediaType("text", "plain", StandardCharsets.UTF_8));
        return send(PAGE + "/confirm", parts);
    }

    private Page send(String path, MultipartBodyBuilder parts) {
        var answer = api.admin()
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        var body = answer.getResponseBody();
        return new Page(answer.getStatus().value(), body == null ? "" : body);
    }

    private String point(int status) {
        var answer = HttpCall.byAdmin(api, "GET", "/api/v1/points/" + code).send();
        assertThat(answer.status()).isEqualTo(status);
        return answer.body();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
