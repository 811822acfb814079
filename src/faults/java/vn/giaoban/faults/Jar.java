package vn.giaoban.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** What is handed out, unpacked as it is for a container, since that starts faster. */
final class Jar {

    private Jar() {}

    /** Unpacks the jar that the build has made; gives the part that is started. */
    static Path unpacked(Path folder) throws IOException, InterruptedException {
        var jar = built();
        var app = folder.resolve("app").toAbsolutePath();
        var command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        app.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("extract.log").toFile())
                .start();
        if (!command.waitFor(3, TimeUnit.MINUTES) || command.exitValue() != 0)
            throw new AssertionError(Files.readString(folder.resolve("extract.log")));
        return app.resolve(jar.getFileName());
    }

    private static Path built() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("giaoban-[\\d.]+(-SNAPSHOT)?\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new AssertionError("no jar in target: mvn package makes it"))
                    .toAbsolutePath();
        }
    }
}
