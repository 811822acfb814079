package vn.giaoban.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;

/** The calls that take a JSON body, each with one that would be accepted. */
record Target(Api api, UUID briefing) {

    /** Every one of them, by the name that the tables use. */
    static final List<String> NAMES =
            List.of("create", "change", "cancel", "search", "point", "room", "response", "resend", "correction");

    private static final JsonMapper JSON = JsonMapper.shared();

    static Target of(Api api) {
        var body = BriefingRequest.aBriefing()
                .atPoints("Q-BA-DINH")
                .chairedBy("Đỗ Thị Lan", "lan-" + UUID.randomUUID() + "@hanoi.example")
                .body();
        return new Target(api, UUID.fromString(api.schedule(body).path("id").asString()));
    }

    /** Where the call goes: method and path. */
    String method(String name) {
        return switch (name) {
            case "change" -> "PATCH";
            case "point", "room", "response" -> "PUT";
            default -> "POST";
        };
    }

    String path(String name) {
        var mine = "/api/v1/briefings/" + briefing;
        return switch (name) {
            case "create" -> "/api/v1/briefings";
            case "change" -> mine;
            case "cancel" -> mine + "/cancel";
            case "search" -> "/api/v1/availability/search";
            case "point" -> "/api/v1/points/DIEM-MOI";
            case "room" -> "/api/v1/points/Q-BA-DINH/rooms/P9";
            case "response" -> mine + "/points/Q-BA-DINH/response";
            case "resend" -> mine + "/invitations/resend";
            case "correction" -> mine + "/attendance/corrections";
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The call with a body as it is. */
    HttpCall with(String name, String body) {
        return HttpCall.byAdmin(api, method(name), path(name))
                .json(method(name), body)
                .header("If-Match", "\"1\"");
    }

    /** The call with a good body in which one member has this value, written as JSON. */
    Answer sent(String name, String member, String value) {
        var good = new LinkedHashMap<>(good(name));
        good.remove(member);
        var text = JSON.writeValueAsString(good);
        var rest = good.isEmpty() ? "" : "," + text.substring(1, text.length() - 1);
        return with(name, "{" + JSON.writeValueAsString(member) + ":" + value + rest + "}")
                .send();
    }

    /** What comes of a good call by somebody who takes only pictures for an answer. */
    Answer unreadable(String name) {
        return with(name, JSON.writeValueAsString(good(name)))
                .header("Accept", "image/png")
                .send();
    }

    private static Map<String, Object> good(String name) {
        return switch (name) {
            case "create" -> BriefingRequest.aBriefing().atPoints("Q-BA-DINH").body();
            case "cancel" -> Map.of("reason", "Bão");
            case "search" ->
                Map.of(
                        "points", List.of("Q-BA-DINH"),
                        "duration", "PT1H",
                        "window", Map.of("from", "2027-03-01T08:00:00+07:00", "to", "2027-03-01T17:00:00+07:00"));
            case "point" -> Map.of("name", "Điểm mới", "kind", "OTHER");
            case "room" -> Map.of("name", "Phòng mới", "capacity", 10);
            case "response" -> Map.of("response", "ACCEPTED");
            case "correction" -> Map.of("point", "Q-BA-DINH", "verdict", "EXCUSED", "reason", "Công tác");
            default -> Map.of();
        };
    }
}
