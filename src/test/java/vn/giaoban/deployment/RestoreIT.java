package vn.giaoban.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.ServiceClient;
import vn.giaoban.support.ServiceProcess;

/**
 * A disk is lost, and somebody had deleted the wrong thing just before: by the scripts of {@code config/}, from a base backup that was made
 * while people booked and from the archived log, everything is as it was the moment before, to the last row of the last table, and the service
 * goes on with it.
 */
class RestoreIT {

    private static final Path CONFIG = Path.of("config").toAbsolutePath();
    private static final Path TOOLS = Path.of("src/test/resources/backup-tools").toAbsolutePath();
    private static final String SECRET = "a-secret-that-only-this-test-knows";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder =
            Path.of("target/it/restore-" + System.nanoTime()).toAbsolutePath();
    private final Path archive = folder.resolve("archive");
    private final Path backups = folder.resolve("backups");
    private final Path meeting = folder.resolve("meeting");

    @AfterEach
    void stopTheServers() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(folder + "/"))
                .forEach(ProcessHandle::destroy);
    }

    @Test
    void everythingIsAsItWasTheMomentBefore() throws Exception {
        for (var made : List.of(archive, backups, meeting)) Files.createDirectories(made);
        SortedMap<String, String> before;
        String moment;
        String briefing;
        String link;
        try (var server = archiving()) {
            try (var service = service(server, "before.log")) {
                var http = new ServiceClient(service.port());
                briefing = booked(http, "Trước bản sao lưu");
                backUp(server, () -> booked(http, "Trong khi sao lưu"));
                booked(http, "Sau bản sao lưu");
                tell(http, briefing);
                link = link(http, briefing);
            }
            try (var database = connect(server)) {
                before = Sums.of(database);
                moment = text(database, "select to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.USOF')");
                // What is committed later has to be later by every clock
                Thread.sleep(20);
                run(database, "delete from roster.link_token");
                run(database, "drop schema feeds cascade");
                run(database, "create table public.mistake as select now() as at");
                archiveAll(database);
            }
        }
        var restored = folder.resolve("restored");
        assertThat(restore(backup(), folder.resolve("before-postgres"), moment, SECRET))
                .as("never over what is there")
                .contains("is not empty");
        assertThat(restore(backup(), restored, moment, "another-secret-altogether"))
                .contains("GIAOBAN_SECRET is not the one");
        assertThat(restore(backup(), restored, moment, SECRET)).contains("is ready");
        try (var server = postgres(restored, Map.of())) {
            try (var database = connect(server)) {
                await().atMost(PATIENCE)
                        .until(() -> text(database, "select pg_is_in_recovery()::text")
                                .equals("false"));
                assertThat(Sums.of(database)).hasSizeGreaterThan(60).isEqualTo(before);
            }
            try (var service = service(server, "after.log")) {
                var http = new ServiceClient(service.port());
                var verified = http.get("/api/v1/briefings/" + briefing + "/attendance/verify");
                assertThat(verified.get("status").asString()).isEqualTo("INTACT");
                assertThat(verified.get("facts").asInt()).isEqualTo(20);
                assertThat(http.page(link)).as("a link that was sent before").isEqualTo(200);
                booked(http, "Sau khi phục hồi");
            }
        }
    }

    @Test
    void whatIsDamagedIsNotRestored() throws Exception {
        var backup = Files.createDirectories(backups.resolve("20261126T000000Z"));
        Files.writeString(backup.resolve("giaoban.dump"), "a dump");
        Files.writeString(backup.resolve("SHA256SUMS"), "0".repeat(64) + "  ./giaoban.dump\n");
        Files.createDirectories(archive);
        assertThat(restore(backup, folder.resolve("restored"), "", SECRET)).contains("is damaged");
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    /** As the server of docker-compose.yml. */
    private EmbeddedPostgres archiving() throws IOException {
        return postgres(
                folder.resolve("before-postgres"),
                Map.of(
                        "archive_mode",
                        "on",
                        "archive_command",
                        "'env ARCHIVE=" + archive + " bash " + CONFIG + "/postgres/archive.sh \"%p\" \"%f\"'"));
    }

    private EmbeddedPostgres postgres(Path data, Map<String, String> settings) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(PATIENCE);
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private ServiceProcess service(EmbeddedPostgres server, String log) throws IOException {
        return ServiceProcess.start(
                        folder.resolve(log),
                        ServiceProcess.freePort(),
                        List.of(
                                "giaoban.data-dir=" + folder.resolve("data"),
                                "giaoban.secret=" + SECRET,
                                "giaoban.admin-password=" + Api.PASSWORD,
                                "giaoban.jitsi.callback-token=" + Api.CALLBACK_TOKEN,
                                "spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                                "spring.r2dbc.username=postgres",
                                "spring.r2dbc.password=postgres"))
                .ready();
    }

    private static String booked(ServiceClient http, String title) {
        return http.publish(BriefingRequest.aBriefing()
                .titled(title)
                .across("DISTRICTS")
                .published()
                .body());
    }

    private static void tell(ServiceClient http, String briefing) {
        var room =
                http.get("/api/v1/briefings/" + briefing).at("/conference/name").asString();
        for (var i = 0; i < 20; i++) http.event("/jitsi/events/occupant/joined", """
                    {"room_name":"%1$s","room_jid":"%1$s@c","occupant":{"occupant_jid":"p%2$d@meet.test/x","id":"p%2$d","joined_at":1795356104}}""".formatted(room, i));
        await().atMost(PATIENCE)
                .until(() -> http.get("/api/v1/briefings/" + briefing + "/attendance/verify")
                                .get("facts")
                                .asInt()
                        == 20);
    }

    /** The path of a personal link. */
    private static String link(ServiceClient http, String briefing) {
        var delegate = http.post(
                "/api/v1/briefings/" + briefing + "/delegates",
                Map.of("name", "Nguyễn Văn An", "email", "an@hanoi.example", "point", "Q-BA-DINH"));
        var url = http.post(
                        "/api/v1/briefings/" + briefing + "/delegates/"
                                + delegate.get("id").asString() + "/link",
                        Map.of())
                .get("url")
                .asString();
        return url.substring(url.indexOf("/j/"));
    }

    /** By backup.sh; the server is told by us, since what would tell it comes with no embedded PostgreSQL. */
    private void backUp(EmbeddedPostgres server, Runnable meanwhile) throws Exception {
        try (var database = connect(server)) {
            text(database, "select pg_backup_start('test', true)::text");
            var script = script(
                    Map.of("DATA", folder.resolve("before-postgres").toString(), "MEETING", meeting.toString()),
                    CONFIG.resolve("backup/backup.sh"),
                    "now");
            meanwhile.run();
            await().atMost(PATIENCE).until(() -> Files.exists(meeting.resolve("copied")));
            var label = meeting.resolve("label.new");
            Files.writeString(label, text(database, "select labelfile from pg_backup_stop(true)"));
            Files.move(label, meeting.resolve("backup_label"));
            assertThat(said(script)).contains("backup: made");
        }
    }

    private Path backup() throws IOException {
        try (var made = Files.list(backups)) {
            return made.findFirst().orElseThrow();
        }
    }

    private String restore(Path backup, Path target, String moment, String secret) throws Exception {
        var arguments = Stream.of("cluster", backup.toString(), target.toString(), moment)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        return said(script(Map.of("GIAOBAN_SECRET", secret), CONFIG.resolve("backup/restore.sh"), arguments));
    }

    private Process script(Map<String, String> environment, Path script, String... arguments) throws IOException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("bash", script.toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", TOOLS.toString(), (path, tools) -> tools + ":" + path);
        builder.environment()
                .putAll(Map.of(
                        "BACKUP", backups.toString(),
                        "ARCHIVE", archive.toString(),
                        "CONFIG", CONFIG.toString(),
                        "GIAOBAN_SECRET", SECRET));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String said(Process script) throws Exception {
        var said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** Waits until the archive has what was written last. */
    private static void archiveAll(Connection database) throws SQLException {
        var last = text(database, "select pg_walfile_name(pg_switch_wal())");
        await().atMost(PATIENCE)
                .until(() -> text(
                                database,
                                "select (coalesce(last_archived_wal, '') >= '" + last
                                        + "')::text from pg_stat_archiver")
                        .equals("true"));
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    private static String text(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
