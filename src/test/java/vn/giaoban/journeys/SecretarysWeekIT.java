package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;

/**
 * Monday morning of a city's secretary, Ms Hà: she finds a time for a weekly briefing, keeps its rooms while she writes, books it, settles with what others have
 * booked before, makes room for a storm, moves the rest of the month, and looks at the week that has come of it.
 */
@IntegrationTest
class SecretarysWeekIT {

    /** Of a year that no other test knows, so that the week's curve is this story's alone. */
    private static final LocalDate MONDAY = LocalDate.of(2033, 3, 7);

    private static final LocalDate SECOND = MONDAY.plusWeeks(1);
    private static final LocalDate THIRD = MONDAY.plusWeeks(2);
    private static final LocalDate FOURTH = MONDAY.plusWeeks(3);

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    private OwnPoints points;
    private String city;
    private String district;
    private String commune;
    private String department;
    private String chair;

    @BeforeEach
    void fourPoints() {
        points = new OwnPoints(api);
        city = points.aPoint();
        district = points.aPoint();
        commune = points.aPoint();
        department = points.aPoint();
        chair = "chu-tri-" + city.toLowerCase(Locale.ROOT) + "@hanoi.example";
        call(
                HttpMethod.PUT,
                "/api/v1/points/" + department + "/rooms/P2",
                Map.of("name", "Phòng họp 2", "capacity", 10),
                201);
    }

    @AfterEach
    void nothingIsBookedTwice() {
        invariants.hold();
    }

    @Test
    void herMondayMorning() {
        othersWereThereBefore();
        var communes = api.schedule(aBriefing()
                .titled("Hội nghị của xã")
                .on(MONDAY)
                .at("07:30", "17:30")
                .atPoints(commune)
                .body());

        var free = sheLooksForAnHourAndAHalf();
        assertThat(start(free)).isEqualTo(at(MONDAY, "09:15"));

        var hold = sheHoldsTheRooms();
        aColleagueFindsThemHeld(hold);

        var first = sheBooksTheWeeklyBriefing(free, hold);
        var weeks = occurrences(first);
        assertThat(weeks).hasSize(4);

        sheIsRefusedAnotherAndTakesWhatIsSuggested();

        theCommuneWaits(first);
        points.cancel(communes);
        theCommuneHasItsRoom(first);

        aStormDisplaces(weeks.get(1));

        sheMovesTheRestToTuesdays(weeks.get(2));
        sheReadsTheWeekBoard();
        sheLooksAtTheConferenceServersMonday();
    }

    private void othersWereThereBefore() {
        api.schedule(aBriefing()
                .titled("Làm việc với đoàn kiểm tra")
                .on(MONDAY)
                .at("08:00", "09:00")
                .atPoints(points.aPoint())
                .chairedBy("Nguyễn Văn An", chair)
                .body());
        api.schedule(pinnedToTheDepartmentsHall(aBriefing())
                .titled("Họp liên ngành")
                .on(THIRD)
                .at("10:00", "11:00")
                .body());
    }

    /** The chair is busy until nine, and nobody hurries from one room to the next: a quarter of an hour lies before and after. */
    private JsonNode sheLooksForAnHourAndAHalf() {
        var search = Map.of(
                "points",
                List.of(city, district),
                "optionalPoints",
                List.of(commune),
                "people",
                List.of(chair),
                "duration",
                "PT1H30M",
                "bufferBefore",
                "PT15M",
                "bufferAfter",
                "PT15M",
                "window",
                Map.of("from", at(MONDAY, "00:00"), "to", at(MONDAY.plusDays(1), "00:00")),
                "workingHoursOnly",
                true,
                "maxResults",
                3);
        var slots = call(HttpMethod.POST, "/api/v1/availability/search", search, 200)
                .get("slots");
        assertThat(slots).hasSize(3).allSatisfy(slot -> {
            assertThat(slot.get("complete").asBoolean()).isFalse();
            assertThat(texts(slot.get("missing"))).containsExactly(commune);
        });
        return slots.get(0);
    }

    private String sheHoldsTheRooms() {
        var wish = Map.of("points", List.of(city, district), "start", at(MONDAY, "09:00"), "end", at(MONDAY, "11:00"));
        var hold = call(HttpMethod.POST, "/api/v1/holds", wish, 201);
        assertThat(hold.get("rooms").valueStream().map(room -> room.get("room").asString()))
                .containsExactlyInAnyOrder(city + "/P1", district + "/P1");
        return id(hold);
    }

    private void aColleagueFindsThemHeld(String hold) {
        var refusal = refused(aBriefing().on(MONDAY).at("10:30", "11:30").atPoints(district), "schedule-conflict");
        assertThat(refusal.at("/conflicts/0/heldBy/status").asString()).isEqualTo("HOLD");
        assertThat(refusal.at("/conflicts/0/heldBy/id").asString()).isEqualTo(hold);
    }

    private JsonNode sheBooksTheWeeklyBriefing(JsonNode free, String hold) {
        var first = api.schedule(aBriefing()
                .titled("Giao ban tuần")
                .with("policy", "BEST_EFFORT")
                .with(
                        "points",
                        List.of(
                                Map.of("code", city),
                                Map.of("code", district),
                                Map.of("code", commune, "required", false)))
                .chairedBy("Nguyễn Văn An", chair)
                .with("start", start(free))
                .with("end", free.get("end").asString())
                .with("bufferBefore", "PT15M")
                .with("bufferAfter", "PT15M")
                .with("hold", hold)
                .with("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=4"))
                .published()
                .body());
        assertThat(first.at("/series/text").asString()).isEqualTo("Thứ Hai hằng tuần, 4 lần");
        assertThat(first.at("/series/occurrences").asInt()).isEqualTo(4);
        assertThat(first.at("/series/skipped")).isEmpty();
        return first;
    }

    /** The hall is taken on one of three Mondays: the whole series is refused, and another time of day suits all three. */
    private void sheIsRefusedAnotherAndTakesWhatIsSuggested() {
        var wish = pinnedToTheDepartmentsHall(aBriefing())
                .titled("Tổ công tác")
                .on(MONDAY)
                .at("10:00", "11:00")
                .with("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=3"));
        var refusal = refused(wish, "schedule-conflict");
        assertThat(refusal.get("conflicts")).singleElement().satisfies(conflict -> {
            assertThat(conflict.get("occurrence").asString()).isEqualTo(at(THIRD, "10:00"));
            assertThat(conflict.get("room").asString()).isEqualTo(department + "/P1");
            assertThat(conflict.at("/heldBy/title").asString()).isEqualTo("Họp liên ngành");
            assertThat(texts(conflict.get("alternatives"))).containsExactly(department + "/P2");
        });
        var suggestion = refusal.at("/suggestions/0");
        assertThat(suggestion.get("complete").asBoolean()).isTrue();
        var booked = api.schedule(wish.with("start", start(suggestion))
                .with("end", suggestion.get("end").asString())
                .body());
        assertThat(booked.get("start").asString()).isEqualTo(at(MONDAY, "11:00"));
        assertThat(booked.at("/series/occurrences").asInt()).isEqualTo(3);
    }

    private void theCommuneWaits(JsonNode briefing) {
        assertThat(points.room(briefing, commune)).isNull();
        var open = api.get("/api/v1/tasks?point={p}&kind=ROOM&status=OPEN", commune)
                .get("items");
        assertThat(open).singleElement().satisfies(task -> {
            assertThat(task.get("kind").asString()).isEqualTo("ROOM");
            assertThat(task.get("briefing").asString()).isEqualTo(id(briefing));
            assertThat(task.get("due").asString()).isEqualTo(start(briefing));
        });
    }

    private void theCommuneHasItsRoom(JsonNode briefing) {
        assertThat(points.room(briefing, commune)).isEqualTo(commune + "/P1");
        assertThat(points.roomTask(briefing, commune)).isEqualTo("DONE");
        assertThat(api.get("/api/v1/tasks?point={p}&kind=ROOM&status=OPEN", commune)
                        .get("items"))
                .isEmpty();
    }

    private void aStormDisplaces(JsonNode secondWeek) {
        var urgent = aBriefing()
                .titled("Chống bão số 9")
                .on(SECOND)
                .at("09:00", "10:00")
                .atPoints(district)
                .with("priority", "URGENT")
                .with("urgentReason", "Bão số 9 vào bờ")
                .published();
        var plan = call(
                HttpMethod.POST,
                "/api/v1/briefings",
                urgent.with("displace", "PLAN").body(),
                200);
        assertThat(plan.get("conflicts")).isEmpty();
        assertThat(plan.get("displaced")).singleElement().satisfies(displaced -> {
            assertThat(id(displaced)).isEqualTo(id(secondWeek));
            assertThat(displaced.get("action").asString()).isEqualTo("MOVED");
            // its own quarter of an hour lies between the two
            assertThat(displaced.at("/to/start").asString()).isEqualTo(at(SECOND, "10:15"));
        });
        assertThat(start(points.read(secondWeek))).isEqualTo(at(SECOND, "09:15"));

        var done = api.schedule(urgent.with("displace", true).body());
        assertThat(done.get("displaced")).isEqualTo(plan.get("displaced"));
        assertThat(start(points.read(secondWeek))).isEqualTo(at(SECOND, "10:15"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(toldAgain(secondWeek).distinct())
                        .as("the points and the chair")
                        .hasSize(4)
                        .contains("POINT:" + city, "POINT:" + district, "POINT:" + commune));
    }

    private void sheMovesTheRestToTuesdays(JsonNode thirdWeek) {
        var tuesday = THIRD.plusDays(1);
        var patch = Map.of("start", at(tuesday, "14:00"), "end", at(tuesday, "15:30"));
        var moved = call(HttpMethod.PATCH, "/api/v1/briefings/" + id(thirdWeek) + "?scope=FOLLOWING", patch, 200);
        var rest = api.get("/api/v1/series/{id}", moved.at("/series/id").asString());
        assertThat(rest.get("splitFrom")).isEqualTo(thirdWeek.at("/series/id"));
        assertThat(rest.get("occurrences").valueStream().map(SecretarysWeekIT::start))
                .containsExactly(at(tuesday, "14:00"), at(FOURTH.plusDays(1), "14:00"));
    }

    private void sheReadsTheWeekBoard() {
        var month = "from=%s&to=%s".formatted("2033-03-07T00:00:00Z", "2033-04-04T00:00:00Z");
        assertThat(lines(api.get("/api/v1/briefings?" + month + "&point=" + district)))
                .containsExactly(
                        at(MONDAY, "09:15") + " Giao ban tuần",
                        at(SECOND, "09:00") + " Chống bão số 9",
                        at(SECOND, "10:15") + " Giao ban tuần",
                        at(THIRD.plusDays(1), "14:00") + " Giao ban tuần",
                        at(FOURTH.plusDays(1), "14:00") + " Giao ban tuần");
        assertThat(lines(api.get("/api/v1/points/" + department + "/calendar?" + month)))
                .containsExactlyInAnyOrder(
                        at(MONDAY, "11:00") + " Tổ công tác",
                        at(SECOND, "11:00") + " Tổ công tác",
                        at(THIRD, "10:00") + " Họp liên ngành",
                        at(THIRD, "11:00") + " Tổ công tác");
        var rooms = api.get("/api/v1/calendar?" + month).get("items");
        assertThat(rooms.valueStream()
                        .filter(item -> item.get("point").asString().equals(commune)))
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.get("room").asString()).isEqualTo(commune + "/P1"));
    }

    /** Each room is one connection, and so is the chair's own link; the buffers count. */
    private void sheLooksAtTheConferenceServersMonday() {
        var planned = api.get("/api/v1/capacity?from=2033-03-07T00:00:00Z&to=2033-03-08T00:00:00Z");
        assertThat(planned.get("curve")
                        .valueStream()
                        .map(step -> "%s %d"
                                .formatted(
                                        step.get("from").asString(),
                                        step.get("endpoints").asInt())))
                .containsExactly(at(MONDAY, "08:00") + " 2", at(MONDAY, "09:00") + " 4", at(MONDAY, "11:00") + " 1");
        assertThat(planned.at("/peaks/0/endpoints").asInt()).isEqualTo(4);
        assertThat(planned.get("limit").isNull()).isTrue();
    }

    private BriefingRequest pinnedToTheDepartmentsHall(BriefingRequest request) {
        return request.with("points", List.of(Map.of("code", department, "room", department + "/P1")));
    }

    private List<JsonNode> occurrences(JsonNode briefing) {
        return api.get("/api/v1/series/{id}", briefing.at("/series/id").asString())
                .get("occurrences")
                .valueStream()
                .map(each ->
                        api.get("/api/v1/briefings/{id}", each.get("briefing").asString()))
                .toList();
    }

    /** Who was told of an occurrence, or is about to be, after the invitation to its series. */
    private Stream<String> toldAgain(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}/invitations", id(briefing))
                .get("items")
                .valueStream()
                .filter(message -> message.get("version").asInt() > 1)
                .filter(message ->
                        List.of("QUEUED", "SENT").contains(message.get("state").asString()))
                .map(message -> message.get("recipient").asString());
    }

    private JsonNode refused(BriefingRequest request, String slug) {
        var problem = call(HttpMethod.POST, "/api/v1/briefings", request.body(), 409);
        assertThat(problem.get("type").asString()).isEqualTo("urn:giaoban:problem:" + slug);
        return problem;
    }

    private JsonNode call(HttpMethod method, String path, Object body, int status) {
        return api.read(api.admin()
                .method(method)
                .uri(path)
                .headers(headers -> {
                    if (method.equals(HttpMethod.PATCH)) headers.setIfMatch("*");
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status));
    }

    private static List<String> lines(JsonNode list) {
        return list.get("items")
                .valueStream()
                .map(item -> start(item) + " " + item.get("title").asString())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String at(LocalDate day, String time) {
        return day + "T" + time + ":00+07:00";
    }

    private static String start(JsonNode node) {
        return node.get("start").asString();
    }

    private static String id(JsonNode node) {
        return node.get("id").asString();
    }
}
