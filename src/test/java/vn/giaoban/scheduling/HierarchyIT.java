package vn.giaoban.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;

/** A province's secretary: three levels, 205 points, one call. */
@IntegrationTest
class HierarchyIT {

    private static final int DISTRICTS = 53;
    private static final int COMMUNES = 151;

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @AfterEach
    void nothingIsBookedTwice() {
        invariants.hold();
    }

    @Test
    void aBriefingOfThreeLevelsIsOneCallOfUnderASecond() {
        importProvince("TINH");
        var fastest = Duration.ofDays(1);
        for (var attempt = 0; attempt < 3; attempt++) {
            var request = aBriefing()
                    .on(LocalDate.of(2029, 5, 7 + attempt))
                    .across("TREE:TINH")
                    .chairedBy("Nguyễn Thị Chủ Tịch", "chu-tich@tinh.example");
            var started = System.nanoTime();
            var briefing = api.schedule(request.body());
            var took = Duration.ofNanos(System.nanoTime() - started);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
            assertThat(briefing.get("points")).hasSize(1 + DISTRICTS + COMMUNES);
            assertThat(briefing.at("/counts/expected").asInt()).isEqualTo(205);
        }
        assertThat(fastest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aSubtreeIsNamedByItsRootAndAnUnknownRootIsRefused() {
        importProvince("VUNG");
        var district = api.schedule(
                aBriefing().on(LocalDate.of(2029, 5, 14)).across("TREE:VUNG-H1").body());
        assertThat(district.get("points"))
                .as("the district and its communes")
                .allSatisfy(p -> assertThat(p.get("code").asString()).matches("VUNG-(H1|X\\d+)"))
                .hasSize(1 + communesOf(1));
        var refusal = api.read(api.post(
                        "/api/v1/briefings", aBriefing().across("TREE:KHONG-CO").body())
                .expectStatus()
                .isBadRequest());
        assertThat(refusal.at("/errors/0/pointer").asString()).isEqualTo("/groups/0");
    }

    private static int communesOf(int district) {
        var count = 0;
        for (var x = 1; x <= COMMUNES; x++) if (1 + x % DISTRICTS == district) count++;
        return count;
    }

    /** The districts are of kind OTHER, so that they are not among the ALL of other tests. */
    private void importProvince(String root) {
        var points = new StringBuilder("code,name,kind,parent,email,phone,uplink_mbps\n");
        points.append(root).append(",UBND tỉnh,CENTRAL,,tinh@tinh.example,,1000\n");
        for (var h = 1; h <= DISTRICTS; h++)
            points.append("%s-H%d,Huyện %d,OTHER,%s,h%d@tinh.example,,100%n".formatted(root, h, h, root, h));
        for (var x = 1; x <= COMMUNES; x++)
            points.append("%s-X%d,Xã %d,COMMUNE,%s-H%d,x%d@tinh.example,,50%n"
                    .formatted(root, x, x, root, 1 + x % DISTRICTS, x));
        csv("/api/v1/points/import", points.toString());
        points.toString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .forEach(code -> api.admin()
                        .put()
                        .uri("/api/v1/points/{code}/rooms/P1", code)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"name\":\"Phòng họp 1\",\"capacity\":20}")
                        .exchange()
                        .expectStatus()
                        .isCreated());
    }

    private void csv(String path, String body) {
        api.admin()
                .post()
                .uri(path)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
