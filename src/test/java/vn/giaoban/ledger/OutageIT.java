package vn.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.http.MediaType;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;

/** While PostgreSQL keeps nothing, the conference server is answered as ever, and nothing that it told is lost. */
@IntegrationTest
class OutageIT {

    @Autowired
    private Api api;

    @Autowired
    private JdbcConnectionDetails server;

    @Test
    void whatIsToldMeanwhileIsKeptOnceTheDatabaseTakesItAgain() throws SQLException {
        var made = api.schedule(aBriefing()
                .titled("Mất kết nối")
                .atPoints("Q-BA-DINH")
                .published()
                .body());
        var room = made.at("/conference/name").asString();
        var verify = "/api/v1/briefings/" + made.get("id").asString() + "/attendance/verify";
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table ledger.chain, ledger.fact in access exclusive mode");
            for (var i = 0; i < 150; i++) tell(room, i);
            // longer than a statement waits for a lock: the consumer has failed at least once
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            for (var i = 100; i < 250; i++) tell(room, i);
            connection.rollback();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(api.get(verify).get("facts").asInt()).isEqualTo(250));
        assertThat(api.get(verify).get("status").asString()).isEqualTo("INTACT");
    }

    private void tell(String room, int number) {
        api.conferenceServer()
                .post()
                .uri("/jitsi/events/occupant/joined")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"room_name":"%1$s","room_jid":"%1$s@c","occupant":{"occupant_jid":"p%2$d@meet.test/x","id":"p%2$d","joined_at":1795356104}}""".formatted(room, number))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
