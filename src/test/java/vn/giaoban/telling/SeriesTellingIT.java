package vn.giaoban.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.giaoban.database.Sql;
import vn.giaoban.database.Transactions;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.RosterHand;
import vn.giaoban.support.ScriptedSmtp;

@IntegrationTest
class SeriesTellingIT {

    private static final ScriptedSmtp MAIL = new ScriptedSmtp();

    @Autowired
    Api api;

    @Autowired
    DatabaseClient database;

    @Autowired
    Outbox outbox;

    @Autowired
    Transactions transactions;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", MAIL::port);
        properties.add("giaoban.invitations.digest", () -> "PT0.5S");
    }

    @AfterAll
    static void close() throws Exception {
        MAIL.close();
    }

    @Test
    void theLifeOfASeriesInItsRecipientsCalendars() {
        var one = points().aPoint(2);
        var two = points().aPoint(2);
        var person = "dai-bieu." + one.toLowerCase(java.util.Locale.ROOT) + "@hanoi.example";
        var everybody = List.of(mail(one), mail(two), person);
        var first = weekly("Giao ban tuần", 8, person, one, two);
        settle();
        assertCounts(everybody, 1);
        for (var to : everybody)
            assertThat(last(to))
                    .contains("METHOD:REQUEST", "RRULE:FREQ=WEEKLY", "SEQUENCE:0")
                    .doesNotContain("RECURRENCE-ID");
        assertShown(first, everybody);

        var all = occurrences(first);
        patch(all.get(2), "THIS", Map.of("title", "Giao ban tuần: chuyên đề"));
        settle();
        assertCounts(everybody, 2);
        for (var to : everybody) assertThat(last(to)).contains("RECURRENCE-ID").doesNotContain("RRULE:FREQ=WEEKLY");
        assertShown(first, everybody);

        patch(
                all.get(3),
                "THIS",
                Map.of("points", List.of(Map.of("code", one), Map.of("code", two, "room", two + "/P2"))));
        settle();
        assertThat(received(mail(one))).as("nothing changed for them").hasSize(2);
        assertThat(received(mail(two))).hasSize(3);
        assertShown(first, everybody);

        cancel(all.get(4), "THIS");
        settle();
        assertThat(last(mail(one))).contains("METHOD:CANCEL", "RECURRENCE-ID", "STATUS:CANCELLED");
        assertThat(received(mail(one))).hasSize(3);
        assertShown(first, everybody);

        var start = OffsetDateTime.parse(all.get(5).get("start").asString());
        patch(
                all.get(5),
                "FOLLOWING",
                Map.of(
                        "start",
                        start.plusHours(2).toString(),
                        "end",
                        start.plusHours(3).toString()));
        settle();
        assertThat(received(mail(one))).hasSize(5);
        var split = received(mail(one)).subList(3, 5);
        assertThat(split)
                .anySatisfy(end -> assertThat(end).contains("METHOD:REQUEST", "UID:" + series(first), "UNTIL="))
                .anySatisfy(begin ->
                        assertThat(begin).contains("METHOD:REQUEST", "UID:" + series(all.get(5)), "SEQUENCE:0"));
        assertShown(first, everybody);
        assertShown(all.get(5), everybody);

        patch(all.get(5), "ALL", Map.of("title", "Giao ban tuần, phần hai"));
        settle();
        assertThat(received(mail(one))).hasSize(6);
        assertThat(last(mail(one))).contains("RRULE:FREQ=WEEKLY", "SEQUENCE:1").doesNotContain("RECURRENCE-ID");
        assertShown(all.get(5), everybody);

        cancel(all.get(6), "ALL");
        settle();
        assertThat(received(mail(one))).hasSize(7);
        assertThat(last(mail(one)))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:" + series(all.get(5)))
                .doesNotContain("RECURRENCE-ID");
        assertShown(first, everybody);
        cancel(all.get(0), "ALL");
        settle();
        for (var to : everybody)
            assertThat(calendar(to).shown().values().stream()
                            .filter(s -> s.title().startsWith("Giao ban tuần")))
                    .as(to)
                    .isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void whoIsOnlyAtOneOccurrenceIsToldOfThatOne() {
        var point = points().aPoint();
        var mine = "mot-buoi." + point.toLowerCase(java.util.Locale.ROOT) + "@hanoi.example";
        var first = weekly("Chỉ một buổi", 6, "moi-buoi." + mine, point);
        settle();
        var third = occurrences(first).get(2);
        var roster = new RosterHand(database, outbox, transactions);
        var delegate = roster.add(third, "Đại biểu một buổi", mine);
        settle();
        roster.sayAgain(third);
        settle();
        assertThat(received(mine)).hasSize(1);
        assertThat(last(mine))
                .contains("METHOD:REQUEST", "UID:" + series(first), "RECURRENCE-ID")
                .doesNotContain("RRULE:FREQ");
        assertThat(received(mail(point))).as("nothing changed for the point").hasSize(1);
        assertThat(calendar(mine).shown()).hasSize(1);
        roster.drop(third, delegate);
        settle();
        assertThat(received(mine)).hasSize(2);
        assertThat(last(mine)).contains("METHOD:CANCEL", "RECURRENCE-ID").doesNotContain("STATUS:CANCELLED");
        assertThat(calendar(mine).shown()).isEmpty();
        var items = api.get("/api/v1/briefings/{id}/invitations", id(third)).get("items");
        assertThat(items).as("the series' messages are each occurrence's").hasSize(4);
    }

    @Test
    void aSeriesLinkLeadsToEachOccurrence() {
        var point = points().aPoint();
        var person = "xem." + point.toLowerCase(java.util.Locale.ROOT) + "@hanoi.example";
        weekly("Đường dẫn của lịch", 4, person, point);
        settle();
        var link = link(last(person));
        var page = api.anybody()
                .get()
                .uri(link)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(page).contains("Đường dẫn của lịch").containsPattern("(?s)(.*href=\"/j/[A-Za-z0-9_-]{43}\"){4}");
        api.anybody()
                .get()
                .uri("/j/series/" + "x".repeat(43))
                .exchange()
                .expectStatus()
                .isNotFound();
        api.anybody().get().uri("/j/series/%00").exchange().expectStatus().is4xxClientError();
    }

    private static String link(String calendar) {
        var url = Mails.line(calendar, "URL");
        return url.substring(url.indexOf("/j/series/"));
    }

    private JsonNode weekly(String title, int count, String person, String... codes) {
        return api.schedule(aBriefing()
                .titled(title)
                .atPoints(codes)
                .with("delegates", List.of(Map.of("name", "Trần Văn Bình", "email", person)))
                .with("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=" + count))
                .published()
                .body());
    }

    private List<JsonNode> occurrences(JsonNode briefing) {
        var series = api.get("/api/v1/series/{id}", series(briefing));
        return series.get("occurrences")
                .valueStream()
                .map(o -> api.get("/api/v1/briefings/{id}", o.get("briefing").asString()))
                .toList();
    }

    private String series(JsonNode briefing) {
        return api.get("/api/v1/briefings/{id}", id(briefing)).at("/series/id").asString();
    }

    /** Each of them sees exactly what the service has of the series, besides what they see of others. */
    private void assertShown(JsonNode briefing, List<String> recipients) {
        for (var to : recipients) {
            var shown = calendar(to).shown();
            var wanted = new TreeMap<Instant, CalendarModel.Shown>();
            var places = new HashSet<String>();
            for (var occurrence : occurrences(briefing)) {
                if (occurrence.get("status").asString().equals("CANCELLED")) continue;
                var start =
                        OffsetDateTime.parse(occurrence.get("start").asString()).toInstant();
                var end = OffsetDateTime.parse(occurrence.get("end").asString()).toInstant();
                var room = roomOf(occurrence, to);
                places.add(room);
                wanted.put(
                        start,
                        new CalendarModel.Shown(end, occurrence.get("title").asString(), room));
            }
            assertThat(places).isNotEmpty();
            for (var entry : wanted.entrySet())
                assertThat(shown).as(to).containsEntry(entry.getKey(), entry.getValue());
            var others = shown.keySet().stream()
                    .filter(at -> !wanted.containsKey(at))
                    .count();
            var elsewhere = uids(to).stream()
                    .filter(uid -> !uid.equals(series(briefing)))
                    .count();
            if (elsewhere == 0)
                assertThat(others)
                        .as("%s sees more than there is: %s", to, shown)
                        .isZero();
        }
    }

    private static String roomOf(JsonNode occurrence, String to) {
        for (var point : occurrence.get("points"))
            if (mail(point.get("code").asString()).equals(to))
                return point.get("roomName").asString() + ", "
                        + point.get("name").asString();
        return "";
    }

    private static List<String> uids(String to) {
        return received(to).stream()
                .map(calendar -> Mails.line(calendar, "UID").replace("@giaoban", ""))
                .distinct()
                .toList();
    }

    private static void assertCounts(List<String> recipients, int each) {
        for (var to : recipients) assertThat(received(to)).as(to).hasSize(each);
    }

    private static CalendarModel calendar(String to) {
        var model = new CalendarModel();
        received(to).forEach(model::receive);
        return model;
    }

    private static String last(String to) {
        return received(to).getLast();
    }

    private static List<String> received(String to) {
        var all = new ArrayList<String>();
        for (var mail : MAIL.received()) if (mail.to().equals(to)) all.add(Mails.calendar(mail.mail()));
        return all;
    }

    private static String mail(String code) {
        return code.toLowerCase(java.util.Locale.ROOT) + "@hanoi.example";
    }

    private static String id(JsonNode briefing) {
        return briefing.get("id").asString();
    }

    private void patch(JsonNode briefing, String scope, Map<String, Object> change) {
        api.admin()
                .patch()
                .uri("/api/v1/briefings/{id}?scope={scope}", id(briefing), scope)
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void cancel(JsonNode briefing, String scope) {
        api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/cancel?scope={scope}", id(briefing), scope)
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("reason", "Bão số 9"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void settle() {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (waiting() > 0) {
            if (System.nanoTime() > until) throw new AssertionError("still waiting");
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private long waiting() {
        var waiting = database.sql("""
                        select (select count(*) from outbox.event where listener like '%invitations%')
                             + (select count(*) from invitations.message where state = 'QUEUED') as n""")
                .map(row -> Sql.required(row, "n", Long.class))
                .one()
                .block();
        return waiting == null ? 0 : waiting;
    }

    private OwnPoints points() {
        return new OwnPoints(api);
    }
}
