package vn.giaoban.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.support.ServiceProcess;

/** What a person at the console sees of a start that works, that is refused, or that follows a violent end. */
class StartupIT {
    private static final Path FOLDER = Path.of("target", "startup").toAbsolutePath();
    private static final Path DATA = FOLDER.resolve("data");

    private static ServiceProcess veryFirst;
    private static ServiceProcess first;

    @BeforeAll
    static void startOne() throws IOException {
        Programs.delete(FOLDER);
        first = start("first", "giaoban.data-dir=" + DATA).ready();
        veryFirst = first;
    }

    @AfterAll
    static void leavesNothingRunning() {
        first.close();
        var left = Machine.serversOf(FOLDER);
        left.forEach(ProcessHandle::destroy);
        assertThat(left).isEmpty();
    }

    @Test
    void endsTheConsoleWithItsAddressAndItsData() {
        assertThat(veryFirst.printed())
                .contains("http://localhost:" + veryFirst.port())
                .contains(DATA.toString())
                .contains("callback token");
        assertThat(veryFirst.complaints()).isEmpty();
    }

    @Test
    void refusesASecondServiceOnTheSameDataAndLeavesTheFirstAlone() throws Exception {
        assertThat(refusal("second", List.of("giaoban.data-dir=" + DATA)))
                .contains("another running service uses", DATA.toString());
        assertThat(first.isHealthy()).isTrue();
    }

    @Test
    void losesNothingWhenItIsKilled() throws Exception {
        try (var database = database();
                var statement = database.createStatement()) {
            statement.execute("create table if not exists public.kept (what text)");
            statement.execute("insert into public.kept values ('họp giao ban')");
        }
        assertThat(redis("SET kept 53")).contains("+OK");
        var orphans = Machine.serversOf(DATA);

        first.kill();
        assertThat(orphans).hasSize(2).allMatch(ProcessHandle::isAlive);
        first = start("after-kill", "giaoban.data-dir=" + DATA).ready();

        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        try (var database = database();
                var rows = database.createStatement().executeQuery("select what from public.kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("họp giao ban");
        }
        assertThat(redis("GET kept")).contains("53");
        assertThat(first.printed()).doesNotContain("callback token");
        assertThat(veryFirst.complaints()).isEmpty();
    }

    @Test
    void survivesAKillInTheMiddleOfTheFirstStart() throws Exception {
        var data = FOLDER.resolve("interrupted");
        var interrupted = start("interrupted", "giaoban.data-dir=" + data);
        while (!Files.exists(data.resolve("postgres.new"))
                && interrupted.process().isAlive()) Pause.ofMillis(5);
        interrupted.kill();

        try (var service = start("uninterrupted", "giaoban.data-dir=" + data).ready()) {
            assertThat(service.isHealthy()).isTrue();
        }
        assertThat(Machine.serversOf(data)).isEmpty();
    }

    @Test
    void leavesNothingRunningWhenItIsStoppedWhileItStarts() throws Exception {
        var data = FOLDER.resolve("stopped");
        var stopped = start("stopped", "giaoban.data-dir=" + data);
        while (!Files.exists(data.resolve("redis/redis.pid"))
                && stopped.process().isAlive()) Pause.ofMillis(5);
        stopped.close();

        assertThat(stopped.printed()).doesNotContain("sẵn sàng");
        assertThat(stopped.complaints()).noneMatch(line -> line.contains(" ERROR "));
        assertThat(Machine.serversOf(data)).isEmpty();
    }

    @Test
    void saysThatThePortIsOccupied() throws Exception {
        try (var occupied = new ServerSocket(0, 1, InetAddress.ofLiteral("0.0.0.0"))) {
            var port = occupied.getLocalPort();
            assertThat(refusal("occupied", realServers("server.port=" + port)))
                    .contains("listens on port " + port, "server.port");
        }
    }

    @Test
    void startsNoServerWhereRealOnesAreConfigured() throws Exception {
        try (var service = ServiceProcess.start(FOLDER.resolve("real.log"), ServiceProcess.freePort(), realServers())
                .ready()) {
            assertThat(service.isHealthy()).isTrue();
            assertThat(Machine.serversOf(FOLDER)).hasSize(2);
        }
    }

    @Test
    void asksForTheSecretWhereRealServersAreConfigured() throws Exception {
        assertThat(refusal("no-secret", realServers("giaoban.secret="))).contains("giaoban.secret is missing");
    }

    @Test
    void refusesAnotherSecretThanTheDatabaseWasSealedWith() throws Exception {
        assertThat(refusal("wrong-secret", realServers("giaoban.secret=another secret that is long enough")))
                .contains("giaoban.secret is not the one that this database was begun with");
        assertThat(first.isHealthy()).isTrue();
    }

    @Test
    void namesTheSettingsOfAnAccountThatPostgresRefuses() throws Exception {
        assertThat(refusal("wrong-password", realServers("spring.r2dbc.password=wrong")))
                .contains("spring.r2dbc.password");
    }

    @Test
    void saysThatTheDataFolderIsNone() throws Exception {
        var file = Files.writeString(FOLDER.resolve("a-file"), "");

        assertThat(refusal("a-file", List.of("giaoban.data-dir=" + file))).contains("giaoban.data-dir", "is no folder");
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        var full = Machine.mount(FOLDER.resolve("mount-full"), "size=4m");
        try {
            assertThat(refusal("full", List.of("giaoban.data-dir=" + full.resolve("data"))))
                    .contains("MiB are free", "giaoban.data-dir");
        } finally {
            Machine.unmount(full);
        }
    }

    @Test
    void saysThatTheDiskIsReadOnly() throws Exception {
        var readOnly = Machine.mount(FOLDER.resolve("mount-read-only"), "ro,size=1m");
        try {
            assertThat(refusal("read-only", List.of("giaoban.data-dir=" + readOnly)))
                    .contains("Read-only", "giaoban.data-dir");
        } finally {
            Machine.unmount(readOnly);
        }
    }

    @Test
    void namesASettingThatIsNoNumber() throws Exception {
        var settings = List.of("giaoban.data-dir=" + FOLDER.resolve("unused"), "server.port=abc");

        assertThat(refusal("no-number", settings)).contains("server.port = abc is no number");
        assertThat(FOLDER.resolve("unused")).doesNotExist();
    }

    @Test
    void namesTheLineOfAFaultyHoliday() throws Exception {
        var holidays = Files.writeString(FOLDER.resolve("holidays.csv"), "date,name,kind\n2/9/2026,x,HOLIDAY\n");
        assertThat(refusal("holidays", realServers("giaoban.office.holidays=" + holidays)))
                .contains(holidays + ", line 2, column date: \"2/9/2026\" is no date");
    }

    @Test
    void namesAnOfficeRuleThatIsNone() throws Exception {
        assertThat(refusal("rule", realServers("giaoban.office.rules.weekend=WARN")))
                .contains("giaoban.office.rules.weekend is no office rule", "working-day");
    }

    private static ServiceProcess start(String name, String... settings) throws IOException {
        return ServiceProcess.start(FOLDER.resolve(name + ".log"), ServiceProcess.freePort(), List.of(settings));
    }

    /** Starts one that can't come up, which is to say why in one line and to end; that line. */
    private static String refusal(String name, List<String> settings) throws Exception {
        var service = ServiceProcess.start(FOLDER.resolve(name + ".log"), ServiceProcess.freePort(), settings);
        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.complaints()).hasSize(1);
        return service.complaints().getFirst();
    }

    /** The first service's own two, named by Spring's ordinary settings; what is given replaces or joins them. */
    private static List<String> realServers(String... changed) throws IOException {
        var settings = new LinkedHashMap<String, String>();
        settings.put("giaoban.data-dir", FOLDER.resolve("unused-by-real").toString());
        settings.put("giaoban.secret", secret("installation"));
        settings.put(
                "spring.r2dbc.url",
                "r2dbc:postgresql://127.0.0.1:" + port(DATA.resolve("postgres/giaoban.conf")) + "/postgres");
        settings.put("spring.r2dbc.username", "postgres");
        settings.put("spring.r2dbc.password", secret("postgres"));
        settings.put("spring.data.redis.host", "127.0.0.1");
        settings.put("spring.data.redis.port", String.valueOf(port(DATA.resolve("redis/redis.conf"))));
        settings.put("spring.data.redis.password", secret("redis"));
        for (var change : changed) settings.put(change.split("=", 2)[0], change.split("=", 2)[1]);
        return settings.entrySet().stream().map(Object::toString).toList();
    }

    private static Connection database() throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + port(DATA.resolve("postgres/giaoban.conf")) + "/postgres";
        return DriverManager.getConnection(url, "postgres", secret("postgres"));
    }

    private static String redis(String command) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port(DATA.resolve("redis/redis.conf")))) {
            var commands = "AUTH " + secret("redis") + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(commands.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static int port(Path settings) throws IOException {
        try (var lines = Files.lines(settings)) {
            return lines.filter(line -> line.startsWith("port "))
                    .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String secret(String name) throws IOException {
        return Files.readString(DATA.resolve("secrets").resolve(name)).strip();
    }
}
