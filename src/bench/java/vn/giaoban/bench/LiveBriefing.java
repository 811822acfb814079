package vn.giaoban.bench;

import io.netty.handler.codec.http.HttpMethod;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A briefing that is about to begin, and what the conference server tells of it. */
final class LiveBriefing {

    private static final String TOKEN = "bench-only-callback-token";

    /** What an installation needs for it. */
    static final List<String> SETTINGS = List.of("giaoban.jitsi.callback-token=" + TOKEN);

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private LiveBriefing() {}

    /**
     * Publishes one that begins in five minutes.
     *
     * @param members of the POST beside title and times
     */
    static JsonNode schedule(Installation installation, String members) {
        var start = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(5, ChronoUnit.MINUTES);
        var body = """
                {"title": "Giao ban đầu tuần", "start": "%s", "end": "%s", "publish": true, %s}
                """.formatted(start, start.plus(2, ChronoUnit.HOURS), members);
        var answer = new Caller(installation).post("/api/v1/briefings", body).expect(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** A time as the board says it, without its offset. */
    static String local(Instant at) {
        return LOCAL.format(at);
    }

    /** The event that somebody came. */
    static HttpCrowd.Call joined(JsonNode briefing, String identity, String device, Instant at) {
        var room = briefing.at("/conference/name").asString();
        var body = """
                {"event_name":"muc-occupant-joined","room_name":"%1$s","room_jid":"%1$s@conference.meet.test","is_breakout":false,\
                "active_occupants_count":1,"occupant":{"occupant_jid":"%2$s@meet.test/x","joined_at":%3$d,"id":"%4$s",\
                "name":"Nguyễn Văn An","email":"an@hanoi.example"}}""".formatted(room, device, at.getEpochSecond(), identity);
        return new HttpCrowd.Call(
                HttpMethod.POST,
                "/jitsi/events/occupant/joined",
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + TOKEN),
                body);
    }
}
