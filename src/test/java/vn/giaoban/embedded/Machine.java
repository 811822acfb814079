package vn.giaoban.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine that a service runs on: its processes and its disks. */
final class Machine {
    private Machine() {}

    /** The servers themselves, without the processes that PostgreSQL makes per connection, which end with it. */
    static List<ProcessHandle> serversOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> runsFrom(folder, process))
                .filter(process -> process.parent()
                        .filter(parent -> runsFrom(folder, parent))
                        .isEmpty())
                .toList();
    }

    private static boolean runsFrom(Path folder, ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(folder + "/"))
                .isPresent();
    }

    /** A small disk of its own in the place of a folder; without the right to mount one, the test skips itself. */
    static Path mount(Path folder, String options) throws Exception {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()),
                "no small disk can be mounted here, which takes root");
        return folder;
    }

    static void unmount(Path folder) throws Exception {
        run("umount", folder.toString());
    }

    private static boolean run(String... command) throws Exception {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
