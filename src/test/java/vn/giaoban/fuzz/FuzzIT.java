package vn.giaoban.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.OwnThreads;

/**
 * Nonsense of every kind at every call of the API's document: no fault of the service, no line above WARN in its log, and each answer as the document says. A short run
 * by default; {@code mvn -Pfuzz verify} sends 20,000. The figures are left in {@code target/fuzz.md}.
 */
@IntegrationTest
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1000);
    private static final long SEED = Long.getLong("fuzz.seed", 7);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    private Api api;

    private final Map<String, Map<Integer, Integer>> counts = new ConcurrentHashMap<>();

    @Test
    void nothingThatIsSentBreaksIt() throws IOException {
        var document = api.get("/v3/api-docs");
        var operations = Operation.of(document);
        assertThat(operations).hasSizeGreaterThan(50);
        var known = known();
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        root().addAppender(log);
        var began = System.nanoTime();
        var faults = Flux.range(0, REQUESTS)
                .flatMap(
                        n -> Mono.fromCallable(() -> send(n, operations, document, known))
                                .subscribeOn(OwnThreads.ALL),
                        8)
                .filter(fault -> !fault.isEmpty())
                .distinct(fault -> fault.replaceAll("(?s) #[0-9]+.*", ""))
                .collectList()
                .blockOptional()
                .orElseThrow();
        root().detachAppender(log);
        report(Duration.ofNanos(System.nanoTime() - began));
        assertThat(faults).isEmpty();
        assertThat(List.copyOf(log.list).stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                        .map(Object::toString))
                .isEmpty();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** A house of its own: nobody else's points are booked, changed or retired. */
    private List<String> known() {
        var points = new OwnPoints(api);
        var first = points.aPoint(2);
        var second = points.aPoint();
        var briefing = api.schedule(BriefingRequest.aBriefing()
                .atPoints(first, second)
                .chairedBy("Trần Thị Mơ", UUID.randomUUID() + "@hanoi.example")
                .body());
        return List.of(
                first,
                second,
                first + "/P1",
                briefing.get("id").asString(),
                briefing.at("/delegates/0/id").asString(),
                "P1",
                "*",
                "\"1\"",
                "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
                "Asia/Ho_Chi_Minh",
                "PT30M",
                "2031-03-03T08:00:00+07:00",
                "2031-03-03T09:00:00+07:00",
                "THIS");
    }

    private String send(int n, List<Operation> operations, JsonNode document, List<String> known)
            throws IOException, InterruptedException {
        var data = FuzzInput.of(SEED * 1_000_003 + n);
        var operation = operations.get(data.consumeInt(0, operations.size() - 1));
        var shape = new Shape(data, document.at("/components/schemas"), known);
        var request = request(operation, shape, data);
        HttpResponse<InputStream> response;
        try {
            response = CLIENT.send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException _) {
            return operation + ": no answer" + where(n, request, "within a minute");
        }
        var type = response.headers().firstValue("Content-Type").orElse("");
        try (var body = response.body()) {
            counts.computeIfAbsent(operation.toString(), _ -> new ConcurrentHashMap<>())
                    .merge(response.statusCode(), 1, Integer::sum);
            // what never ends is not read
            var text = type.startsWith("text/event-stream")
                    ? ""
                    : new String(body.readNBytes(100_000), StandardCharsets.UTF_8);
            if (response.statusCode() >= 500) return operation + ": " + response.statusCode() + where(n, request, text);
            var fault = operation.fault(response.statusCode(), type);
            return fault.isEmpty() ? "" : operation + ": " + fault + where(n, request, text);
        }
    }

    private static String where(int n, HttpRequest request, String answer) {
        return " #" + n + " " + request.uri() + " → " + answer.substring(0, Math.min(300, answer.length()));
    }

    private HttpRequest request(Operation operation, Shape shape, FuzzedDataProvider data) {
        var path = new StringBuilder(operation.path());
        operation.parameters("path").forEach(parameter -> {
            var name = "{" + parameter.path("name").asString() + "}";
            var at = path.indexOf(name);
            if (at >= 0) path.replace(at, at + name.length(), encoded(shape.text(format(parameter))));
        });
        var query = operation
                .parameters("query")
                .filter(_ -> data.consumeInt(0, 2) > 0)
                .map(parameter -> parameter.path("name").asString() + "=" + encoded(shape.text(format(parameter))))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(api.base() + path + (query.isEmpty() ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", HttpCall.basic("admin", Api.PASSWORD));
        operation.parameters("header").filter(_ -> data.consumeBoolean()).forEach(parameter -> {
            var value = shape.text("").replaceAll("[^\\x20-\\x7E]", "?");
            request.header(parameter.path("name").asString(), value);
        });
        var content = operation.described().path("requestBody").path("content");
        if (content.isEmpty())
            return request.method(operation.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        var kind = content.properties().iterator().next();
        request.header("Content-Type", kind.getKey());
        var body = shape.body(kind.getValue().path("schema"));
        return request.method(operation.method(), HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Times are plain texts in the document, which says what they are by their names. */
    private static String format(JsonNode parameter) {
        var name = parameter.path("name").asString();
        return name.equals("from") || name.equals("to")
                ? "date-time"
                : parameter.path("schema").path("format").asString("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void report(Duration took) throws IOException {
        var all = new TreeMap<Integer, Integer>();
        counts.values().forEach(of -> of.forEach((status, n) -> all.merge(status, n, Integer::sum)));
        var rows = new TreeMap<>(counts)
                .entrySet().stream()
                        .map(row -> "| `" + row.getKey() + "` | " + new TreeMap<>(row.getValue()) + " |\n")
                        .collect(Collectors.joining());
        Files.writeString(
                Path.of("target/fuzz.md"),
                "%,d requests, seed %d, %d s; by status %s\n\n| call | answers |\n|---|---|\n%s"
                        .formatted(REQUESTS, SEED, took.toSeconds(), all, rows));
    }
}
