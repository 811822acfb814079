package vn.giaoban.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;

@IntegrationTest
class PreviewIT {

    private static final String PATH = "/api/v1/letters/preview";

    @Autowired
    Api api;

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "UPDATE", "CANCEL", "DROPPED", "REMINDER", "ROOM", "NOMINATION", "NOTICE"})
    void showsEachKindInBothLanguages(String kind) {
        var vietnamese = preview(Map.of("kind", kind));
        var english = preview(Map.of("kind", kind, "language", "EN"));
        assertThat(vietnamese.get("text").asString()).contains("Trân trọng.").doesNotContain("localhost");
        assertThat(english.get("text").asString()).contains("Yours sincerely.");
        assertThat(english.get("html").asString()).contains("<html lang=\"en\"");
        assertThat(english.get("subject").asString())
                .isNotEqualTo(vietnamese.get("subject").asString());
    }

    @Test
    void tellsARealBriefingToOneOfItsPointsWithALinkThatLeadsNowhere() {
        var briefing = api.schedule(aBriefing()
                .titled("Xem trước")
                .across("DEPARTMENTS")
                .published()
                .body());
        var id = briefing.get("id").asString();
        var letter = preview(Map.of("kind", "CANCEL", "briefing", id, "recipient", "SO-Y-TE"));
        assertThat(letter.get("subject").asString()).isEqualTo("Huỷ: Xem trước");
        assertThat(letter.get("text").asString()).contains("Kính gửi: Sở Y tế");
        var invitation = preview(Map.of("kind", "REQUEST", "briefing", id));
        assertThat(invitation.get("text").asString())
                .contains("https://hop.example/j/")
                .doesNotContain("localhost");
        var pdf = api.admin()
                .post()
                .uri(PATH)
                .accept(MediaType.APPLICATION_PDF)
                .bodyValue(Map.of("kind", "REQUEST", "briefing", id))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF)
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        api.post(PATH, Map.of("kind", "BILL")).expectStatus().isBadRequest();
        api.post(PATH, Map.of()).expectStatus().isBadRequest();
        api.post(PATH, Map.of("kind", "REQUEST", "briefing", "00000000-0000-4000-8000-000000000000"))
                .expectStatus()
                .isNotFound();
        var briefing = api.schedule(
                aBriefing().titled("Không có").across("DEPARTMENTS").published().body());
        api.post(PATH, Map.of("kind", "REQUEST", "briefing", briefing.get("id").asString(), "recipient", "NOBODY"))
                .expectStatus()
                .isNotFound();
        api.anybody()
                .post()
                .uri(PATH)
                .bodyValue(Map.of("kind", "REQUEST"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private JsonNode preview(Map<String, String> form) {
        return api.read(api.post(PATH, form).expectStatus().isOk());
    }
}
