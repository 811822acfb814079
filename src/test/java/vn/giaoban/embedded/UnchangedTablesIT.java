package vn.giaoban.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;
import vn.giaoban.support.IntegrationTest;

@IntegrationTest
class UnchangedTablesIT {

    @Autowired
    Flyway flyway;

    @Autowired
    ResourcePatternResolver resources;

    private int looks;

    @Test
    void aDatabaseThatHasSeenThemAllIsNotLookedThroughAgain() {
        start();
        assertThat(looks).isZero();
    }

    @Test
    void oneThatWasLastSeenByAnotherVersionIsLookedThroughOnce() throws SQLException {
        lastSeen("'sha256:of another version'");
        start();
        start();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void whatFailedIsLookedThroughAgain() throws SQLException {
        lastSeen("null");
        var failing = new UnchangedTables(
                _ -> {
                    throw new FlywayException("broken off");
                },
                resources);
        assertThatThrownBy(() -> failing.migrate(flyway)).hasMessage("broken off");
        start();
        assertThat(looks).isEqualTo(1);
    }

    private void start() {
        new UnchangedTables(_ -> looks++, resources).migrate(flyway);
    }

    private void lastSeen(String comment) throws SQLException {
        try (var database = flyway.getConfiguration().getDataSource().getConnection();
                var statement = database.createStatement()) {
            statement.execute("comment on table flyway_schema_history is " + comment);
        }
    }
}
