package vn.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.presence.Verdict;
import vn.giaoban.support.IntegrationTest;

/** An installation from before there was a ledger finds all its facts in it, chained, and as they were. */
@IntegrationTest
class MoveIT {

    private static final UUID BRIEFING = UUID.fromString("0b2f0f0e-0000-4000-8000-000000000001");
    private static final UUID DELEGATE = UUID.fromString("0b2f0f0e-0000-4000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-12-07T01:00:00.123456Z");

    @Autowired
    private JdbcConnectionDetails server;

    @Test
    void factsFromBeforeAreTheBeginningOfTheChain() throws IOException, SQLException {
        var name = "move_" + UUID.randomUUID().toString().replace("-", "");
        run(server.getJdbcUrl(), "create database " + name);
        var url = server.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        run(
                url,
                "create schema conferences",
                "create table conferences.conference (briefing uuid primary key, name text not null unique)",
                "insert into conferences.conference values ('" + BRIEFING + "', 'gb-1')",
                script("attendance/V1__attendance.sql"),
                script("attendance/V20__tick.sql"),
                event("gb-1", "OCCUPANT_JOINED", "'a@meet.test/x'", "'Quận \"A\"'", "[]"),
                event(
                        "gb-1",
                        "ROOM_DESTROYED",
                        "null",
                        "null",
                        "[{\"id\": \"POINT:A\", \"jid\": \"a@meet.test/x\", \"name\": null, \"joinedAt\": \"2026-12-07T01:00:00Z\", \"leftAt\": null}]"),
                event("gb-9", "OCCUPANT_LEFT", "'b@meet.test/x'", "null", "[]"),
                "insert into attendance.tick (briefing, point, delegate, present, since, by, at) values ('%s', 'A', '%s', true, '%s', 'link:1', '%s')"
                        .formatted(BRIEFING, DELEGATE, AT, AT.plusSeconds(1)),
                "insert into attendance.correction (briefing, kind, who, verdict, reason, by, at) values ('%s', 'POINT', 'A', 'EXCUSED', E'Mất\\nđiện', 'admin', '%s')"
                        .formatted(BRIEFING, AT.plusSeconds(2)),
                script("attendance/V30__ledger.sql"),
                script("ledger/V1__ledger.sql"),
                script("ledger/V2__from_attendance.sql"));
        var links = links(url);
        var end = links.getLast();
        var check = new ChainCheck(new FactStore.Chain(4, end.hash(), 4, 0, Link.GENESIS, null), List.of());
        links.forEach(check::add);
        assertThat(check.toVerification(List.of(), List.of()).isIntact()).isTrue();
        var millis = Instant.ofEpochMilli(AT.toEpochMilli());
        assertThat(links.stream().map(MoveIT::fact))
                .containsExactlyInAnyOrder(
                        new Fact.Told(new ConferenceEvent(
                                Kind.OCCUPANT_JOINED,
                                "gb-1",
                                "gb-1@c",
                                false,
                                new ConferenceEvent.Visit("a@meet.test/x", "POINT:A", "Quận \"A\"", millis, null),
                                null,
                                null,
                                List.of(),
                                AT)),
                        new Fact.Told(new ConferenceEvent(
                                Kind.ROOM_DESTROYED,
                                "gb-1",
                                "gb-1@c",
                                false,
                                null,
                                null,
                                null,
                                List.of(new ConferenceEvent.Visit(
                                        "a@meet.test/x", "POINT:A", null, Instant.parse("2026-12-07T01:00:00Z"), null)),
                                AT)),
                        new Fact.Ticked("A", DELEGATE, true, millis, "link:1"),
                        new Fact.Corrected("POINT", "A", Verdict.EXCUSED, "Mất\nđiện", "admin"));
        // what the server tells again is known, whichever version kept it
        var told = (Fact.Told) fact(links.getFirst());
        assertThat(FactText.of(told)).isEqualTo(links.getFirst().body());
        assertThat(Digest.of(links.getFirst().body()))
                .isEqualTo(links.getFirst().digest());
        try (var connection = connect(url);
                var rows = connection.createStatement().executeQuery("select count(*) from ledger.orphan")) {
            rows.next();
            assertThat(rows.getInt(1)).isOne();
        }
        run(server.getJdbcUrl(), "drop database " + name + " with (force)");
    }

    private static Fact fact(Link link) {
        return FactText.read(link.kind(), Link.time(link.at()), link.body());
    }

    private static String event(String room, String kind, String jid, String name, String occupants) {
        return """
                insert into attendance.event (digest, room, kind, room_jid, breakout, jid, identity, name, joined_at, occupants, received_at)
                values (sha256('%1$s%2$s'), '%1$s', '%2$s', '%1$s@c', false, %3$s, case when %3$s is null then null else 'POINT:A' end, %4$s,
                        case when %3$s is null then null else timestamptz '%6$s' end, '%5$s', '%6$s')""".formatted(room, kind, jid, name, occupants, AT);
    }

    private static String script(String path) throws IOException {
        return new ClassPathResource("db/migration/" + path).getContentAsString(StandardCharsets.UTF_8);
    }

    private List<Link> links(String url) throws SQLException {
        var links = new ArrayList<Link>();
        try (var connection = connect(url);
                var rows = connection.createStatement().executeQuery("""
                                select seq, kind, (extract(epoch from at) * 1000000)::bigint, body, coalesce(encode(digest, 'hex'), ''),
                                       encode(previous, 'hex'), encode(hash, 'hex') from ledger.fact order by seq""")) {
            while (rows.next())
                links.add(new Link(
                        BRIEFING,
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7)));
        }
        return links;
    }

    private void run(String url, String... statements) throws SQLException {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(statements.length == 1);
            for (var sql : statements) statement.execute(sql);
            if (statements.length > 1) connection.commit();
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, server.getUsername(), server.getPassword());
    }
}
