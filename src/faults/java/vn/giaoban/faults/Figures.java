package vn.giaoban.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What an instance takes of its machine.
 *
 * @param heap after a collection, in MB
 * @param resident memory of the process, in MB
 * @param threads of the JVM
 * @param connections to PostgreSQL that are open
 * @param files that are open, sockets included
 */
record Figures(double heap, double resident, int threads, int connections, int files) {

    private static final double MB = 1024 * 1024;

    /** As they are now. */
    static Figures of(Node node) throws IOException, InterruptedException {
        collect(node.pid());
        return new Figures(
                node.metric("jvm_memory_used_bytes", "area=\"heap\"") / MB,
                resident(node.pid()),
                (int) node.metric("jvm_threads_live_threads"),
                (int) node.metric("r2dbc_pool_allocated_connections"),
                (int) node.metric("process_files_open_files"));
    }

    private static void collect(long pid) throws IOException, InterruptedException {
        var jcmd =
                Path.of(ProcessHandle.current().info().command().orElseThrow()).resolveSibling("jcmd");
        new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(1, TimeUnit.MINUTES);
    }

    private static double resident(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        }
    }

    /** A line of a table. */
    String row(String when) {
        return String.format(
                Locale.ROOT, "| %s | %.0f | %.0f | %d | %d | %d |", when, heap, resident, threads, connections, files);
    }
}
