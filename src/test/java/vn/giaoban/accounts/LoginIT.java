package vn.giaoban.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;

/** Who gets in, and what they are told of themselves. */
@IntegrationTest
class LoginIT {

    private static final String ME = "/api/v1/me";

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private PasswordEncoder encoder;

    @Test
    void theAdministratorLearnsWhoTheyAre() {
        for (var name : new String[] {"admin", "ADMIN", "admin"}) {
            var me = as(name, Api.PASSWORD).ok().json();
            assertThat(me.path("username").asString()).isEqualTo("admin");
            assertThat(me.at("/roles/0").asString()).isEqualTo("ADMIN");
            assertThat(me.path("point").isNull()).isTrue();
            assertThat(me.has("password")).isFalse();
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldTheSame() {
        var wrong = as("admin", "wrong").refused(401, "unauthenticated");
        var unknown = as("nobody", "wrong").refused(401, "unauthenticated");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
        as("admin", Api.PASSWORD.toUpperCase(java.util.Locale.ROOT)).refused(401, "unauthenticated");
        as("admin", Api.PASSWORD + " ").refused(401, "unauthenticated");
        as("admin", "").refused(401, "unauthenticated");
        as("nobody", "nobody").refused(401, "unauthenticated");
    }

    @Test
    void aNameAndAPasswordMayBeOfAnyLetters() {
        insert("nguyễn văn ánh", "mật:khẩu của tôi 🔑", "POINT_SECRETARY", "Q-BA-DINH");
        var me = as("nguyễn văn ánh", "mật:khẩu của tôi 🔑").ok().json();
        assertThat(me.at("/roles/0").asString()).isEqualTo("POINT_SECRETARY");
        assertThat(me.path("point").asString()).isEqualTo("Q-BA-DINH");
    }

    @ParameterizedTest
    @CsvSource({
        "LEADER, GET, /api/v1/points, 200",
        "LEADER, GET, /api/v1/briefings, 200",
        "LEADER, GET, '/api/v1/reports/attendance?from=2027-01-01T00:00:00Z&to=2027-02-01T00:00:00Z&by=POINT', 200",
        "LEADER, POST, /api/v1/briefings, 403",
        "LEADER, PUT, /api/v1/points/Q-BA-DINH, 403",
        "LEADER, DELETE, /api/v1/points/Q-BA-DINH, 403",
        "LEADER, POST, /api/v1/points/import, 403",
        "SECRETARY, PUT, /api/v1/points/Q-BA-DINH, 403",
        "SECRETARY, POST, /api/v1/briefings, 400",
        "SECRETARY, GET, /briefings/new, 200",
        "LEADER, GET, /briefings/new, 403",
        "POINT_SECRETARY, POST, /api/v1/briefings, 403",
        "POINT_SECRETARY, GET, '/api/v1/reports/attendance?from=2027-01-01T00:00:00Z&to=2027-02-01T00:00:00Z&by=POINT', 403",
        "OPERATOR, POST, /api/v1/briefings, 403",
        "ADMIN, GET, /actuator/prometheus, 200",
        "LEADER, GET, /api/v1/nothing, 404"
    })
    void eachRoleMayDoItsPart(String role, String method, String path, int status) {
        insert("role-" + role, "mật khẩu", role, null);
        var answer =
                HttpCall.by(api, method, path).as("role-" + role, "mật khẩu").send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 403) answer.refused(403, "forbidden");
    }

    private Answer as(String name, String password) {
        return HttpCall.by(api, "GET", ME).as(name, password).send();
    }

    private void insert(String name, String password, String role, @org.jspecify.annotations.Nullable String point) {
        var sql = database.sql("""
                        insert into accounts.account (username, password, roles, point) values (:name, :password, array[:role], :point)
                        on conflict do nothing""")
                .bind("name", name)
                .bind("password", String.valueOf(encoder.encode(password)))
                .bind("role", role);
        (point == null ? sql.bindNull("point", String.class) : sql.bind("point", point))
                .then()
                .block();
    }
}
