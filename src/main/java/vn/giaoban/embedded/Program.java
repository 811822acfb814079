package vn.giaoban.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.giaoban.kernel.CannotStart;

/** Runs a server's program and waits for its end; what it prints goes to a file, of which a failure tells the end. */
final class Program {
    private Program() {}

    /**
     * Runs a command that ends by itself.
     *
     * @param name what the person at the console knows it by
     * @param output gets what it prints; written anew
     * @param log tells why it failed; the output itself, or a file of the server's
     * @throws CannotStart if it fails, with the last line that says why
     */
    static void run(String name, List<String> command, Path output, Path log, Duration patience) {
        try {
            var process = process(command, output).start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new CannotStart(
                        name + " was not ready within " + patience.toSeconds() + " s; its messages are in " + log);
            }
            if (process.exitValue() != 0) throw failed(name, log);
        } catch (IOException e) {
            throw new CannotStart(name + " can't be run: " + Reason.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(name + ": interrupted", e);
        }
    }

    /** A start that failed, explained by the end of a log. */
    static CannotStart failed(String name, Path log) {
        return new CannotStart(name + " does not start: " + lastComplaint(log) + " (more in " + log + ")");
    }

    /** Keeps the log of the last run as {@code .1}, since it may tell why that ended, and lets the next begin anew. */
    static void keepLast(Path log) throws IOException {
        if (!Files.exists(log)) return;
        Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static ProcessBuilder process(List<String> command, Path output) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // Messages in English whatever the machine speaks, and none of the settings meant for somebody's psql
        builder.environment()
                .keySet()
                .removeIf(key -> key.startsWith("PG") || key.startsWith("LC_") || key.equals("LANG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static String lastComplaint(Path log) {
        try {
            var lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.stream()
                    .filter(line -> line.contains("FATAL:")
                            || line.contains("PANIC:")
                            || line.contains("error:")
                            || line.contains("# "))
                    .reduce((first, second) -> second)
                    .or(() -> lines.stream().reduce((first, second) -> second))
                    .orElse("it said nothing")
                    .strip();
        } catch (IOException e) {
            return "its messages can't be read";
        }
    }
}
