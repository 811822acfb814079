package vn.giaoban.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import vn.giaoban.kernel.CannotStart;

/**
 * A server process that goes by its pid file: one that an earlier service left behind when it was killed, or our own. It counts as ours
 * only if the program that it runs lies in our data folder, so that a pid which the system gave to somebody else since is left alone.
 */
record Orphan(String name, ProcessHandle process, Path programs) {
    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * The process of a pid file, if it still runs.
     *
     * @param pidFile a file whose first line is the pid
     * @param programs the folder in which the program must lie
     */
    static Optional<Orphan> of(String name, Path pidFile, Path programs) {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .map(process -> new Orphan(name, process, programs))
                .filter(Orphan::runs);
    }

    /** Stops one that was left behind, gently and then not; who calls this holds the data folder. */
    static void stop(String name, Path pidFile, Path programs, String signal) {
        of(name, pidFile, programs).ifPresent(orphan -> {
            log.info("Stopping {} (process {}), left behind by a service that was killed", name, orphan.process.pid());
            orphan.stop(signal);
        });
    }

    /**
     * Stops one of our own when the JVM ends in the middle of the start: then nobody closes the beans. Comes after everything that
     * Spring closes, and does nothing once the folder is given back.
     */
    static void stopAtExit(DataFolder folder, String name, Path pidFile, Path programs, String signal) {
        SpringApplication.getShutdownHandlers().add(() -> {
            if (folder.isClaimed()) of(name, pidFile, programs).ifPresent(own -> own.stop(signal));
        });
    }

    /**
     * Stops the process and waits until it is gone.
     *
     * @param signal what asks it for an orderly end, like {@code INT}
     */
    void stop(String signal) {
        signal(signal);
        if (ends(PATIENCE)) return;
        process.destroyForcibly();
        if (ends(PATIENCE)) return;
        throw new CannotStart(
                name + " (process " + process.pid() + ") was left behind by an earlier start and can't be stopped");
    }

    /** A zombie has no program any more, so it counts as gone even where nobody reaps it. */
    boolean runs() {
        return process.isAlive()
                && process.info().command().filter(this::isOurs).isPresent();
    }

    private boolean isOurs(String command) {
        try {
            return Path.of(command).startsWith(programs.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean ends(Duration within) {
        var until = System.nanoTime() + within.toNanos();
        while (runs()) {
            if (System.nanoTime() > until) return false;
            Pause.ofMillis(20);
        }
        return true;
    }

    private void signal(String signal) {
        try {
            // The shell's own kill: a slim image has no /bin/kill
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static Optional<Long> pid(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (IOException | java.io.UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
