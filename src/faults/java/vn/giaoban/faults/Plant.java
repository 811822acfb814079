package vn.giaoban.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.support.ScriptedSmtp;
import vn.giaoban.support.ServiceProcess;

/** Two instances of the service on one PostgreSQL, one Redis and one mail server, as an office has them. */
final class Plant implements AutoCloseable {

    private static final List<Path> FAKETIME = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/faketime/libfaketime.so.1"));

    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final List<Node> nodes = new ArrayList<>();
    private final Stores stores;

    /** Starts all of it; its files go into the folder. */
    Plant(Path folder, int instances) throws IOException, InterruptedException {
        var own = folder.toAbsolutePath();
        Files.createDirectories(own);
        var jar = Jar.unpacked(own);
        stores = makeStores(own, jar);
        for (var i = 0; i < instances; i++)
            nodes.add(new Node(String.valueOf((char) ('A' + i)), own, jar, stores, smtp.port()).start(Map.of()));
        nodes.forEach(Node::awaitReady);
    }

    /** Those that the service brings along, without it; with them the tables. */
    private static Stores makeStores(Path folder, Path jar) throws IOException, InterruptedException {
        var data = folder.resolve("data-" + System.nanoTime());
        var settings = new ArrayList<>(Node.common());
        settings.add("giaoban.data-dir=" + data);
        ServiceProcess.startJar(
                        folder.resolve("stores.log"),
                        ServiceProcess.freePort(),
                        jar,
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        Map.of(),
                        settings)
                .ready()
                .kill();
        return new Stores(data);
    }

    List<Node> nodes() {
        return nodes;
    }

    Stores stores() {
        return stores;
    }

    ScriptedSmtp smtp() {
        return smtp;
    }

    /** How many connections to PostgreSQL an instance has in use, by its own figures. */
    double connectionsAcquired(Node node) throws IOException, InterruptedException {
        return node.metric("r2dbc_pool_acquired_connections");
    }

    /** Joins all lines, whatever is cut, and makes room for letters. */
    void mend() {
        smtp.makeRoom();
        for (var node : nodes) {
            node.postgres().join();
            node.redis().join();
            node.mail().join();
        }
    }

    /**
     * What makes a process believe that it is another time; null where the machine can't do that.
     *
     * @param by for instance {@code +5m}
     */
    static @Nullable Map<String, String> clockOff(String by) {
        return FAKETIME.stream()
                .filter(Files::exists)
                .findFirst()
                .map(library -> Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME",
                        by,
                        // only what time it is; a JVM whose waits are moved as well spins in all of them
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"))
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        for (var node : nodes) node.close();
        stores.close();
        smtp.close();
    }
}
