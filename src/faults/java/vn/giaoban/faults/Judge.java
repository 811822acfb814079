package vn.giaoban.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Invariants;

/** Compares what the service has with what it has acknowledged, and looks at what must hold whatever happened. */
final class Judge {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WAITING = """
            select (select count(*) from outbox.event where dead_at is null)
                 + (select count(*) from invitations.message where state = 'QUEUED')
                 + (select count(*) from reminders.reminder where state = 'ARMED' and due <= now())""";

    private final Plant plant;
    private final House house;
    private final Truth truth;
    private final Mailbox mailbox;
    private final Invariants invariants;

    Judge(Plant plant, House house, Truth truth) throws IOException {
        this.plant = plant;
        this.house = house;
        this.truth = truth;
        this.mailbox = new Mailbox(plant.smtp());
        var servers = plant.stores().servers();
        this.invariants = new Invariants(
                DatabaseClient.create(new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                        .host("127.0.0.1")
                        .port(servers.postgres())
                        .username("postgres")
                        .password(servers.password())
                        .database("postgres")
                        .build())));
    }

    /**
     * What was found.
     *
     * @param lost each thing that was acknowledged and is not there
     * @param doubled each thing that is there once more than it was acknowledged
     */
    record Findings(List<String> lost, List<String> doubled) {}

    /** Whether all that was acknowledged up to then is done, letters and all. */
    boolean isDone(List<Truth.Booked> booked, List<Truth.Told> told) {
        mailbox.look();
        var invited = booked.stream()
                .flatMap(briefing -> briefing.people().stream())
                .allMatch(address -> mailbox.lettersOf(address) > 0);
        if (!invited) return false;
        try {
            return facts().containsAll(told.stream().map(Truth.Told::name).toList());
        } catch (IOException | SQLException e) {
            return false;
        }
    }

    /** Waits until nothing is under way any more, and compares. The load must be held. */
    Findings compare() throws IOException, SQLException {
        // reminders fall due all the time: these have been sent for certain, once nothing waits any more
        var reminded = reminded();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(plant.stores().count(WAITING))
                        .as("what waits")
                        .isZero());
        mailbox.look();
        var lost = new ArrayList<String>();
        var doubled = new ArrayList<String>();
        compareBriefings(lost, doubled);
        compareFacts(lost, doubled);
        compareLetters(reminded, lost, doubled);
        return new Findings(lost, doubled);
    }

    private void compareBriefings(List<String> lost, List<String> doubled) throws IOException, SQLException {
        var promised = truth.booked().stream().map(Truth.Booked::id).collect(Collectors.toSet());
        var there = plant.stores()
                .texts(
                        "select b.id::text from briefings.briefing b join briefings.expected_point p on p.briefing = b.id"
                                + " where b.status <> 'CANCELLED' and p.point like 'SU-CO-%'");
        differences("briefing", promised, there, lost, doubled);
        assertThat(plant.stores()
                        .count(
                                "select count(*) from briefings.briefing b join briefings.expected_point p on p.briefing = b.id"
                                        + " where p.point like 'SU-CO-%' and b.status = 'DRAFT'"))
                .as("briefings that were published and are not")
                .isZero();
    }

    private void compareFacts(List<String> lost, List<String> doubled) throws IOException, SQLException {
        var promised = truth.told().stream().map(Truth.Told::name).collect(Collectors.toSet());
        differences("event", promised, facts(), lost, doubled);
        var rows = plant.stores()
                .count("select count(*) from ledger.fact where kind = 'EVENT' and briefing = '" + house.meeting()
                        + "'");
        if (rows > promised.size()) doubled.add((rows - promised.size()) + " events");
    }

    /** Each person has the invitation, and the reminder if there was one. */
    private void compareLetters(Set<String> reminded, List<String> lost, List<String> doubled)
            throws IOException, SQLException {
        var remindedMeanwhile = reminded();
        for (var briefing : truth.booked()) {
            var least = reminded.contains(briefing.id()) ? 2 : 1;
            var most = remindedMeanwhile.contains(briefing.id()) ? 2 : 1;
            for (var address : briefing.people()) {
                var letters = mailbox.lettersOf(address);
                if (letters < least) lost.add("letter for " + address);
                if (letters > most) doubled.add("letter for " + address);
            }
        }
        assertThat(mailbox.different())
                .as("letters that came again with other words")
                .isZero();
    }

    private Set<String> reminded() throws IOException, SQLException {
        return plant.stores().texts("select briefing::text from reminders.reminder where state = 'SENT'");
    }

    private static void differences(
            String what, Set<String> promised, Set<String> there, List<String> lost, List<String> doubled) {
        var missing = new HashSet<>(promised);
        missing.removeAll(there);
        missing.forEach(name -> lost.add(what + " " + name));
        var more = new HashSet<>(there);
        more.removeAll(promised);
        more.forEach(name -> doubled.add(what + " " + name));
    }

    /** What must hold after everything. */
    void invariantsHold(List<Node> nodes) throws IOException, SQLException {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(invariants::hold);
        assertThat(plant.stores().count("select count(*) from outbox.event where dead_at is not null"))
                .as("events that nobody could hear")
                .isZero();
        assertThat(
                        plant.stores()
                                .count(
                                        "select count(*) from invitations.message where email is not null and state not in ('SENT', 'QUEUED')"))
                .as("letters that had an address and were given up")
                .isZero();
        assertThat(plant.stores().count("""
                        select count(*) from briefings.briefing b where b.status = 'SCHEDULED'
                           and not exists (select 1 from invitations.message m where m.briefing = b.id and m.kind = 'REQUEST')"""))
                .as("published briefings of which nobody was told")
                .isZero();
        assertThat(plant.stores().count("""
                        select count(*) from (select 1 from invitations.message group by briefing, version, recipient, kind, channel, occasion
                                              having count(*) > 1) twice"""))
                .as("messages that are there twice")
                .isZero();
        assertThat(house.get("/api/v1/briefings/" + house.meeting() + "/attendance/verify")
                        .get("status")
                        .asString())
                .as("the chain of facts")
                .isEqualTo("INTACT");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shown()).as("attendance").isEqualTo(promised()));
        for (var node : nodes)
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(plant.connectionsAcquired(node))
                            .as("connections that %s does not give back", node.name())
                            .isZero());
    }

    /** What the sheet shows of visitors. */
    private Set<String> shown() {
        var shown = new HashSet<String>();
        for (var visit : house.get("/api/v1/briefings/" + house.meeting() + "/attendance")
                .get("unmatched"))
            shown.add(visit.get("jid").asString() + " " + time(visit.get("from")) + " " + time(visit.get("to")));
        return shown;
    }

    private Set<String> promised() {
        return truth.told().stream()
                .filter(event -> event.left() != null)
                .map(event -> event.jid() + " " + event.joined() + " " + event.left())
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant time(JsonNode text) {
        return text.isString() ? OffsetDateTime.parse(text.asString()).toInstant() : null;
    }

    private Set<String> facts() throws IOException, SQLException {
        return plant.stores()
                .texts("select case when body::jsonb ? 'left' then 'left ' else 'came ' end || (body::jsonb ->> 'jid')"
                        + " from ledger.fact where kind = 'EVENT' and briefing = '" + house.meeting() + "'");
    }

    /** How many letters came again so far. */
    int again() {
        return mailbox.again();
    }
}
