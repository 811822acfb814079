package vn.giaoban.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;

/** Somebody who watches a live board over HTTP, as a browser does. */
public final class Watcher implements AutoCloseable {

    private final HttpResponse<InputStream> answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /**
     * Opens the stream as the administrator.
     *
     * @param seen the id of the last event that was seen before; null when none was
     */
    public Watcher(HttpClient client, Api api, BriefingId briefing, @Nullable String seen) {
        var request = HttpRequest.newBuilder(URI.create(api.base() + "/api/v1/briefings/" + briefing + "/live"))
                .header("Authorization", HttpCall.basic("admin", Api.PASSWORD))
                .header("Accept", "text/event-stream");
        if (seen != null) request.header("Last-Event-ID", seen);
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) lines.add(line);
        } catch (IOException e) {
            // closed by the test
        }
        ended = true;
    }

    /** The status of the answer. */
    public int status() {
        return answer.statusCode();
    }

    /** What the answer says it is. */
    public String type() {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /** All that came so far. */
    public String heard() {
        return String.join("\n", lines);
    }

    /** Whether the service has ended it. */
    public boolean hasEnded() {
        return ended;
    }

    /** The id of the last event. */
    public String lastId() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .substring(3);
    }

    /** Whether an event of this name came with this in its data. */
    public boolean heard(String event, String... data) {
        for (var i = 1; i < lines.size(); i++)
            if (lines.get(i - 1).equals("event:" + event)
                    && List.of(data).stream().allMatch(lines.get(i)::contains)) return true;
        return false;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
