import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Plays a recorded stream of a real conference server to Giaoban's event intake: the events that the recorder accepted, in their order,
 * moved to another room and another start. Runs on any JDK from 17, without a build:
 * {@code java src/docs/tour/Replay.java <capture> <room> <start> <address> <callback token>}
 */
public class Replay {

    private static final Pattern LINE =
            Pattern.compile("\"path\": \"/esync(/events/[a-z/]+)\".*\"body\": \"(.*)\", \"status\": 200}");
    private static final Pattern TIME = Pattern.compile("\"(joined_at|left_at|created_at|destroyed_at)\":(\\d+)");
    private static final Pattern ROOM = Pattern.compile("\"room_name\":\"([^\"]+)\"");

    /** As long as Prosody's event_sync waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public static void main(String[] args) throws Exception {
        var capture = Path.of(args[0]);
        var shift = OffsetDateTime.parse(args[2]).toEpochSecond() - recordedStart(capture);
        var client = HttpClient.newHttpClient();
        var sent = 0;
        for (var line : Files.readAllLines(capture)) {
            var event = LINE.matcher(line);
            if (!event.find()) continue;
            var request = HttpRequest.newBuilder(URI.create(args[3] + "/jitsi" + event.group(1)))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + args[4])
                    .POST(HttpRequest.BodyPublishers.ofString(moved(unescaped(event.group(2)), args[1], shift)))
                    .build();
            var answer = send(client, request, sent);
            if (answer.statusCode() != 200) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            sent++;
        }
        System.out.println(sent + " events sent");
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request, int before) throws Exception {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new IllegalStateException("no answer to event " + (before + 1) + ", " + request.uri(), e);
        }
    }

    /** The briefing's recorded start, in whole unix seconds, from the truth beside the capture. */
    private static long recordedStart(Path capture) throws Exception {
        var truth = capture.resolveSibling(capture.getFileName().toString().replace(".events.jsonl", ".truth.csv"));
        for (var line : Files.readAllLines(truth))
            if (line.startsWith("-,,briefing_start,")) return (long) Double.parseDouble(line.substring(18));
        throw new IllegalStateException("no start in " + truth);
    }

    private static String unescaped(String json) {
        return json.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static String moved(String body, String room, long shift) {
        var name = ROOM.matcher(body);
        var renamed = name.find() ? body.replace(name.group(1), room) : body;
        return TIME.matcher(renamed).replaceAll(time -> at(time, shift));
    }

    private static String at(MatchResult time, long shift) {
        return "\"" + time.group(1) + "\":" + (Long.parseLong(time.group(2)) + shift);
    }
}
