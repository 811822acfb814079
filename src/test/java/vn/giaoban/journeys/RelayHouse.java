package vn.giaoban.journeys;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.EmbeddedServers;
import vn.giaoban.support.ServiceClient;
import vn.giaoban.support.ServiceProcess;
import vn.giaoban.support.SmtpGate;

/** Services on one database, a real mail server, and a gate between them that holds conversations; only people are told, no points. */
final class RelayHouse implements AutoCloseable {

    /** Waits for an advisory lock in the middle of a claim or a mark, as the recipient's address asks. */
    private static final String HOLD = """
            create function public.hold() returns trigger language plpgsql as $$
            begin
              if (new.email like 'claim-%' and old.leased_until is null and new.leased_until is not null)
                 or (new.email like 'mark-%' and new.state = 'SENT') then
                perform set_config('lock_timeout', '0', true);
                perform pg_advisory_xact_lock_shared(53);
              end if;
              return new;
            end $$;
            create trigger hold before update on invitations.message for each row execute function public.hold()""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final SmtpGate gate;
    private final Path folder;
    private final EmbeddedServers servers;

    RelayHouse(Path folder) {
        this.folder = folder;
        this.servers =
                new EmbeddedServers(folder.resolve("data-" + System.nanoTime()).toAbsolutePath());
        mail.start();
        gate = new SmtpGate(mail.getSmtp().getPort());
    }

    /** The service with its own database, again or for the first time. */
    ServiceProcess start(String name) throws IOException {
        return start(name, List.of("giaoban.data-dir=" + servers.data()));
    }

    /** Another instance on the database of the first, which may be dead. */
    ServiceProcess startBeside(String name) throws IOException {
        var settings = new ArrayList<>(servers.shared());
        settings.add("giaoban.data-dir=" + folder.resolve("data-of-" + name));
        return start(name, settings);
    }

    private ServiceProcess start(String name, List<String> own) throws IOException {
        var settings = new ArrayList<>(own);
        settings.addAll(List.of(
                "giaoban.admin-password=" + Api.PASSWORD,
                "giaoban.public-url=http://localhost:8080",
                "giaoban.mail.from=" + name + "@hanoi.example",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + gate.port()));
        return ServiceProcess.start(folder.resolve(name + ".log"), ServiceProcess.freePort(), settings)
                .ready();
    }

    /** A point that no letter is sent to, and what holds claims and marks. */
    void prepare(ServiceProcess service) throws Exception {
        var client = new ServiceClient(service.port());
        client.put("/api/v1/points/IM-LANG", Map.of("name", "Điểm cầu im lặng", "kind", "OTHER"));
        client.put("/api/v1/points/IM-LANG/rooms/P1", Map.of("name", "Phòng họp", "capacity", 10));
        run(HOLD);
    }

    /** Invites people by their addresses' names. */
    void publish(ServiceProcess service, String... names) {
        var delegates = Arrays.stream(names)
                .map(name -> Map.of("name", "Ông " + name, "email", name + "@hanoi.example"))
                .toList();
        new ServiceClient(service.port())
                .publish(BriefingRequest.aBriefing()
                        .atPoints("IM-LANG")
                        .with("delegates", delegates)
                        .published()
                        .body());
    }

    Connection connect() throws IOException, SQLException {
        return servers.connect();
    }

    void run(String sql) throws Exception {
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws Exception {
        try (var database = connect();
                var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from " + sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Waits until so many rows are there. */
    void await(long wanted, String sql) throws Exception {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (count(sql) != wanted) {
            if (System.nanoTime() > until) throw new AssertionError(count(sql) + " instead of " + wanted + ": " + sql);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Waits until so many claims or marks stand before the lock. */
    void awaitWaiting(long wanted) throws Exception {
        await(wanted, "pg_locks where locktype = 'advisory' and not granted and objid = 53");
    }

    /** Waits until the mail server's word about these is written down. */
    void awaitSent(String... names) throws Exception {
        await(
                names.length,
                "invitations.message where state = 'SENT' and split_part(email, '@', 1) in ('"
                        + String.join("', '", names) + "')");
    }

    /** Waits until the gate has held so many conversations in all. */
    void awaitHeld(int wanted) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (gate.held() < wanted) {
            if (System.nanoTime() > until) throw new AssertionError(gate.held() + " held");
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Waits until nothing is to be sent any more. */
    void settle() throws Exception {
        await(0, "outbox.event where dead_at is null");
        await(0, "invitations.message where state = 'QUEUED'");
    }

    /** What the mail server has taken, by the addresses' names. */
    Map<String, List<MimeMessage>> letters() {
        return Arrays.stream(mail.getReceivedMessages())
                .collect(Collectors.groupingBy(letter -> to(letter).replaceAll("@.*", "")));
    }

    private static String to(MimeMessage letter) {
        try {
            return ((InternetAddress) letter.getRecipients(RecipientType.TO)[0]).getAddress();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        gate.close();
        mail.stop();
    }
}
