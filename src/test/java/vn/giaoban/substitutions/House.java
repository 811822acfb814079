package vn.giaoban.substitutions;

import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;

/** Books briefings whose delegates can't come, and asks for others in their places. */
record House(Api api, Roster roster) {

    /** A request for a briefing at Quận Ba Đình with a chair, a delegate of the point, a presenter of the point, and one by name. */
    BriefingRequest request() {
        var own = UUID.randomUUID();
        return aBriefing()
                .titled("Giao ban thay người")
                .chairedBy("Nguyễn Văn An", "an-" + own + "@ubnd.example")
                .atPoints("Q-BA-DINH")
                .with("host", "Q-BA-DINH")
                .with(
                        "delegates",
                        List.of(
                                person("Trần Thị Bình", "binh-" + own + "@badinh.example", "Q-BA-DINH", "DELEGATE"),
                                person("Lê Văn Cường", "cuong-" + own + "@badinh.example", "Q-BA-DINH", "PRESENTER"),
                                person("Phạm Thị Dung", "dung-" + own + "@khac.example", null, "OBSERVER")))
                .published();
    }

    static Map<String, Object> person(String name, @Nullable String email, @Nullable String point, String role) {
        var person = new LinkedHashMap<String, Object>();
        person.put("name", name);
        person.put("title", "Trưởng phòng");
        if (email != null) person.put("email", email);
        if (point != null) person.put("point", point);
        person.put("role", role);
        return person;
    }

    /** The body of a request. */
    static Map<String, Object> form(String name, @Nullable String email) {
        var substitute = new HashMap<String, Object>();
        substitute.put("name", name);
        substitute.put("title", "Phó Trưởng phòng");
        if (email != null) substitute.put("email", email);
        return Map.of("substitute", substitute, "reason", "Đi công tác đột xuất");
    }

    /** Asks; whatever comes of it. */
    Answer ask(JsonNode briefing, String delegate, Object form) {
        return post(pathOf(briefing, delegate), form);
    }

    /** {@code approve}, {@code reject} or {@code withdraw}, by the secretary. */
    Answer decide(JsonNode briefing, String delegate, String verb) {
        return HttpCall.byAdmin(api, "POST", pathOf(briefing, delegate) + "/" + verb)
                .send();
    }

    Answer reject(JsonNode briefing, String delegate, String reason) {
        return post(pathOf(briefing, delegate) + "/reject", Map.of("reason", reason));
    }

    Answer read(JsonNode briefing, String delegate) {
        return HttpCall.byAdmin(api, "GET", pathOf(briefing, delegate)).send();
    }

    private Answer post(String path, Object body) {
        var text = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body);
        return HttpCall.byAdmin(api, "POST", path)
                .json("POST", body instanceof String s ? s : text)
                .send();
    }

    static String pathOf(JsonNode briefing, String delegate) {
        return "/api/v1/briefings/" + briefing.get("id").asString() + "/delegates/" + delegate + "/substitution";
    }

    /** A delegate as the roster has them now; fails when nobody of that name is expected. */
    JsonNode delegate(JsonNode briefing, String name) {
        return roster(briefing)
                .valueStream()
                .filter(delegate -> delegate.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not expected: " + roster(briefing)));
    }

    String idOf(JsonNode briefing, String name) {
        return delegate(briefing, name).get("id").asString();
    }

    JsonNode roster(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}/delegates", briefing.get("id").asString())
                .get("items");
    }

    List<String> names(JsonNode briefing) {
        return roster(briefing)
                .valueStream()
                .map(delegate -> delegate.get("name").asString())
                .toList();
    }

    /** The address of a delegate's personal page. */
    String pageOf(JsonNode briefing, String delegate) {
        var id = new BriefingId(UUID.fromString(briefing.get("id").asString()));
        return Objects.requireNonNull(roster.linksOf(id).collectList().block()).stream()
                .filter(link -> delegate.equals(String.valueOf(link.delegate())))
                .map(link -> "/j/" + link.token())
                .findFirst()
                .orElseThrow();
    }

    int status(String page) {
        return HttpCall.by(api, "GET", page)
                .header("Accept", MediaType.TEXT_HTML_VALUE)
                .send()
                .status();
    }
}
