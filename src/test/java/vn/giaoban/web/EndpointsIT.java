package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.OwnThreads;

/**
 * Who may call what. The table {@code src/docs/endpoints.md} is what the security chains decide, asked for every handler there is; then every cell of it is tried
 * by a call. When the table differs, this fails and leaves the right one in {@code target/endpoints.md}.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointsIT {

    private static final String HEAD = """
            # Who may call what

            Made from the running service and tried call by call (`EndpointsIT`): every path that has a handler, and who is let as far as that. What is
            not in this table is closed. A: ADMIN. S: SECRETARY. P: POINT_SECRETARY, of their own point and the briefings that concern it. p: the same, of what
            belongs to another point. L: LEADER. O: OPERATOR. –: whoever has no account. HEAD is answered as GET is; OPTIONS only to those who may call the path.
            Behind the gate a briefing's own rules still hold: a list for the secretary of a point has only what is theirs.

            | call |""";

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    private SortedSet<Endpoint> endpoints;
    private Map<Endpoint, Set<Caller>> allowed;
    private Endpoint.Place place;
    private String elsewhere;
    private Knock knock;

    @BeforeAll
    void ask() {
        var points = new OwnPoints(api);
        place = new Endpoint.Place(UUID.randomUUID(), points.aPoint());
        elsewhere = points.aPoint();
        var briefing = api.schedule(
                BriefingRequest.aBriefing().atPoints(place.point()).published().body());
        place = new Endpoint.Place(UUID.fromString(briefing.get("id").asString()), place.point());
        endpoints = Endpoints.of(context);
        var gate = new Gate(context);
        allowed = new TreeMap<>();
        for (var endpoint : endpoints) allowed.put(endpoint, callers(gate, endpoint));
        knock = new Knock(api);
        for (var caller : Caller.values()) if (caller != Caller.ANYBODY) addAccount(caller);
    }

    private Set<Caller> callers(Gate gate, Endpoint endpoint) {
        return Stream.of(Caller.values())
                .filter(caller -> gate.lets(endpoint.method(), endpoint.path(place), caller.login(point(caller))))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Caller.class)));
    }

    private boolean may(Endpoint endpoint, Caller caller) {
        return allowed.getOrDefault(endpoint, Set.of()).contains(caller);
    }

    private String point(Caller caller) {
        return caller == Caller.OTHER ? elsewhere : place.point();
    }

    private void addAccount(Caller caller) {
        var form = new TreeMap<String, Object>(
                Map.of("username", caller.username(), "password", Caller.PASSWORD, "roles", List.of(caller.role())));
        if (caller.isOfPoint()) form.put("point", point(caller));
        api.post("/api/v1/accounts", form).expectStatus().isCreated();
    }

    @Test
    void theTableSaysWhatTheChainsDecide() throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/endpoints.md"), table());
        assertThat(Path.of("src/docs/endpoints.md")).hasContent(table().strip());
    }

    @Test
    void thereAreFiguresOfAllOfThem() {
        var most = context.getEnvironment()
                .getRequiredProperty("management.metrics.web.server.max-uri-tags", Integer.class);
        assertThat(endpoints).hasSizeLessThan(most);
    }

    private String table() {
        var columns = Stream.of(Caller.values())
                .map(caller -> " " + caller.letter + " |")
                .collect(Collectors.joining());
        var rows = endpoints.stream().map(this::row).collect(Collectors.joining());
        return HEAD + columns + " key |\n|---|" + ":-:|".repeat(Caller.values().length) + "---|\n" + rows;
    }

    private String row(Endpoint endpoint) {
        var cells = Stream.of(Caller.values())
                .map(caller -> (may(endpoint, caller) ? "✓" : " ") + " | ")
                .collect(Collectors.joining());
        return "| `%s %s` | %s%s |\n".formatted(endpoint.method(), endpoint.shown(), cells, endpoint.key());
    }

    @Test
    void everyCellIsAsTheCallSays() {
        var calls = new ArrayList<Cell>();
        for (var endpoint : endpoints) for (var caller : Caller.values()) calls.add(new Cell(endpoint, caller));
        var wrong = tried(calls.stream().map(this::call).toList());
        assertThat(wrong).isEmpty();
    }

    /** One cell of the table. */
    private record Cell(Endpoint endpoint, Caller caller) {}

    /** What is changed by those who see everything is somewhere that there is not, so that the walk leaves all as it was. */
    private Mono<String> call(Cell cell) {
        var there = cell.endpoint().isChange() && !cell.caller().isOfPoint() ? Endpoint.Place.unknown() : place;
        var expected = may(cell.endpoint(), cell.caller());
        return Mono.fromCallable(() -> {
            var answer = knock.at(cell.endpoint().method(), cell.endpoint().path(there), cell.caller());
            var said = !answer.isRefusal(place);
            // who brings no right key is told that there is nothing, or has to log in
            var byKey = !cell.endpoint().key().isEmpty()
                    && ((answer.status() >= 400 && answer.status() < 500)
                            || answer.location().startsWith("/login"));
            // a pattern of files may be served without a file of the name that is tried
            var noFile = cell.endpoint().pattern().contains("*") && answer.status() == 404;
            return ((said == expected || byKey || noFile) && answer.status() < 500)
                            || (expected
                                    && answer.status() == 500
                                    && isSwagger(cell.endpoint().pattern()))
                    ? ""
                    : cell + (expected ? " should" : " should not") + " be let in: " + answer;
        });
    }

    /** The files of that page are read from their jar, which the watchman over blocking calls in tests lets nobody do. */
    private static boolean isSwagger(String path) {
        return path.startsWith("/swagger-ui/");
    }

    private static List<String> tried(List<Mono<String>> calls) {
        return Flux.fromIterable(calls)
                .flatMap(call -> call.subscribeOn(OwnThreads.ALL), 8)
                .filter(fault -> !fault.isEmpty())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void noOtherMethodIsServed() {
        var methods = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        var calls = new ArrayList<Mono<String>>();
        endpoints.stream().collect(Collectors.groupingBy(Endpoint::pattern)).forEach((_, same) -> {
            var served = same.stream().map(Endpoint::method).collect(Collectors.toSet());
            if (served.contains("GET")) served.add("HEAD");
            var path = same.getFirst().path(Endpoint.Place.unknown());
            methods.stream()
                    .filter(method -> !served.contains(method))
                    .forEach(method -> Stream.of(Caller.ADMIN, Caller.ANYBODY)
                            .forEach(caller -> calls.add(unanswered(method, path, caller))));
        });
        assertThat(tried(calls)).isEmpty();
    }

    @Test
    void whatIsNotInTheTableIsClosed() {
        var paths = List.of(
                "/api",
                "/api/v1",
                "/api/v2/briefings",
                "/api/v1/secrets",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/info",
                "/actuator/loggers",
                "/actuator/shutdown",
                "/admin/x",
                "/admin/audit/x/y",
                "/h2-console",
                "/application.yml",
                "/db/migration/audit/V1__audit.sql",
                "/static/pages/giaoban.css",
                "/templates/pages/shell.html",
                "/META-INF/sbom/application.cdx.json",
                "/../etc/passwd",
                "/pages/../application.yml",
                "/pages/..%2f..%2fapplication.yml",
                "/j",
                "/p",
                "/error",
                "/" + UUID.randomUUID());
        assertThat(tried(paths.stream()
                        .flatMap(path -> Stream.of(Caller.ADMIN, Caller.OTHER, Caller.ANYBODY)
                                .map(caller -> unanswered("GET", path, caller)))
                        .toList()))
                .isEmpty();
    }

    private Mono<String> unanswered(String method, String path, Caller caller) {
        return Mono.fromCallable(() -> {
            var answer = knock.at(method, path, caller);
            var login = answer.location().startsWith("/login");
            return (answer.status() >= 400 && answer.status() < 500)
                            || login
                            || (caller == Caller.ADMIN && answer.status() == 500 && isSwagger(path))
                    ? ""
                    : caller + " is answered " + method + " " + path + ": " + answer;
        });
    }

    /** Another way to write the same path opens nothing that the path itself does not. */
    @Test
    void thePathDecidesHoweverItIsWritten() {
        var calls = new ArrayList<Mono<String>>();
        endpoints.stream()
                .filter(endpoint -> !endpoint.isChange())
                .forEach(endpoint -> Stream.of(Caller.OTHER, Caller.LEADER, Caller.ANYBODY)
                        .filter(caller -> !may(endpoint, caller))
                        .forEach(caller -> variants(endpoint.path(place))
                                .forEach(written -> calls.add(unanswered("GET", written, caller)))));
        endpoints.stream()
                .filter(endpoint -> !endpoint.isChange() && !may(endpoint, Caller.OTHER))
                .forEach(endpoint -> calls.add(unanswered("HEAD", endpoint.path(place), Caller.OTHER)));
        assertThat(calls).hasSizeGreaterThan(1000);
        assertThat(tried(calls)).isEmpty();
    }

    private static Stream<String> variants(String path) {
        var second = path.indexOf('/', 1);
        return Stream.<@Nullable String>of(
                        "/" + path,
                        path + "/",
                        path + ";a=b",
                        path + "%00",
                        path + "%2f",
                        path + "/.",
                        path + "/%2e%2e/" + path.substring(path.lastIndexOf('/') + 1),
                        path.toUpperCase(Locale.ROOT),
                        "/x/.." + path,
                        path + ".json",
                        second < 0 ? null : path.substring(0, second) + "//" + path.substring(second + 1),
                        second < 0 ? null : path.substring(0, second) + ";a=b" + path.substring(second),
                        second < 0 ? null : path.substring(0, second) + "%2f" + path.substring(second + 1))
                .flatMap(Stream::ofNullable)
                .filter(written -> !written.equals(path));
    }

    @Test
    void keysOpenWhatIsTheirs() {
        var gate = new Gate(context);
        endpoints.stream()
                .filter(endpoint -> endpoint.pattern().startsWith("/jitsi/"))
                .forEach(endpoint -> assertThat(gate.lets(
                                endpoint.method(),
                                endpoint.path(place),
                                null,
                                "Authorization",
                                "Bearer " + Api.CALLBACK_TOKEN))
                        .as(endpoint.toString())
                        .isTrue());
    }
}
