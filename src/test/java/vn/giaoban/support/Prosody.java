package vn.giaoban.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A real XMPP server of this machine, when it has one, set up as Jitsi sets up its own: a domain for people, one for the service's account,
 * one for rooms, in which that account is an administrator. On loopback, with all it keeps in a folder of the test's.
 */
public final class Prosody implements AutoCloseable {

    /** Where people are. */
    public static final String DOMAIN = "meet.test";

    /** Where the service's account is. */
    public static final String AUTH_DOMAIN = "auth.meet.test";

    /** Where rooms are. */
    public static final String MUC_DOMAIN = "conference.meet.test";

    /** The account's name. */
    public static final String ACCOUNT = "giaoban";

    /** The account's password. */
    public static final String PASSWORD = "tests-only-xmpp-password";

    /** Smack tells of each connection that is lost, which here happens on purpose; kept, since else its level would be forgotten. */
    private static final Logger SMACK = Logger.getLogger("org.jivesoftware.smack");

    static {
        SMACK.setLevel(Level.OFF);
    }

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path program;
    private final Path folder;
    private final int port;
    private Process process;

    private Prosody(Path program, Path folder, int port) throws IOException {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.process = run();
    }

    /** Its program, when there is one. */
    public static Optional<Path> installed() {
        return Stream.of("/usr/bin/prosody", "/usr/local/bin/prosody", "/opt/homebrew/bin/prosody")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether there is one. */
    static boolean isInstalled() {
        return installed().isPresent();
    }

    /**
     * Starts one.
     *
     * @param folder an empty folder, whose path has no quotes
     * @param port where it listens for clients
     * @param service the service that is asked whether rooms may open, and told who comes and goes; empty for none
     */
    public static Prosody start(Path program, Path folder, int port, String service) throws IOException {
        var accounts = Files.createDirectories(folder.resolve("data/auth%2emeet%2etest/accounts"));
        Files.writeString(accounts.resolve(ACCOUNT + ".dat"), "return { [\"password\"] = \"" + PASSWORD + "\" };\n");
        Files.writeString(folder.resolve("prosody.cfg.lua"), configuration(folder.toAbsolutePath(), port, service));
        return new Prosody(program, folder, port);
    }

    private static String configuration(Path folder, int port, String service) {
        return """
                run_as_root = true
                daemonize = false
                pidfile = "%1$s/prosody.pid"
                data_path = "%1$s/data"
                plugin_paths = { "%2$s" }
                log = { info = "%1$s/prosody.log" }
                interfaces = { "127.0.0.1" }
                c2s_ports = { %3$d }
                c2s_require_encryption = false
                allow_unencrypted_plain_auth = true
                modules_enabled = { "saslauth", "disco", "ping" }
                modules_disabled = { "s2s", "tls", "offline", "http" }
                VirtualHost "%4$s"
                    authentication = "giaoban"
                VirtualHost "%5$s"
                    authentication = "internal_plain"
                Component "%6$s" "muc"
                    storage = "memory"
                    admins = { "%7$s@%5$s" }
                    muc_room_locking = false
                    muc_room_default_public_jids = true
                """.formatted(
                                folder,
                                Path.of("src/test/resources/prosody").toAbsolutePath(),
                                port,
                                DOMAIN,
                                AUTH_DOMAIN,
                                MUC_DOMAIN,
                                ACCOUNT)
                + (service.isEmpty()
                        ? ""
                        : """
                    modules_enabled = { "giaoban_events" }
                    giaoban_url = "%s"
                    giaoban_token = "%s"
                """
                                // Prosody asks name servers for names, and those do not know this one
                                .formatted(service.replace("localhost", "127.0.0.1"), Api.CALLBACK_TOKEN));
    }

    /** Where it listens for clients. */
    public int port() {
        return port;
    }

    /** {@code kill -9}: nobody is told anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again, empty but for its accounts. */
    public void restart() throws IOException {
        process = run();
    }

    /** What it wrote down. */
    public String log() throws IOException {
        var log = folder.resolve("prosody.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process run() throws IOException {
        var started = new ProcessBuilder(
                        program.toString(),
                        "--config",
                        folder.resolve("prosody.cfg.lua").toAbsolutePath().toString(),
                        "-F")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (!listens()) {
            if (!started.isAlive() || System.nanoTime() > until) {
                started.destroyForcibly();
                throw new IOException(
                        "Prosody does not start: " + Files.readString(folder.resolve("console.log")) + log());
            }
            LockSupport.parkNanos(50_000_000);
        }
        return started;
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
