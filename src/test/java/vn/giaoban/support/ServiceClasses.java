package vn.giaoban.support;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The service as its processes in tests load it: packed, with an archive of the classes that a start loads (class data sharing), which spares each of some thirty
 * starts a third of its time. Both are made once for what was compiled, by the first test that needs them, and whoever needs them meanwhile waits.
 */
final class ServiceClasses {

    private static final Path FOLDER = Path.of("target/service").toAbsolutePath();
    private static final String DATA = "data";
    private static final String MAIN = "vn.giaoban.Giaoban";

    private static @Nullable List<String> program;

    private ServiceClasses() {}

    /** The options and the class to start it with. */
    static synchronized List<String> program() throws IOException {
        if (program == null) program = find();
        return program;
    }

    /**
     * The data folder that the start which made the archive left behind, with all tables in it and the secret of the tests; nothing as long as no start of these classes
     * did.
     */
    static Optional<Path> leftBehind() throws IOException {
        var made = made();
        return Files.exists(archive(made)) ? Optional.of(made.resolve(DATA)) : Optional.empty();
    }

    private static Path made() throws IOException {
        return FOLDER.resolve(UUID.nameUUIDFromBytes(whatIsCompiled().getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    private static Path archive(Path made) {
        return made.resolve("giaoban.jsa");
    }

    private static List<String> find() throws IOException {
        var made = made();
        var archive = archive(made);
        Files.createDirectories(made);
        try (var lock = FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.exists(archive)) make(made, archive);
        }
        return List.of("-XX:SharedArchiveFile=" + archive, "-cp", classPath(made), MAIN);
    }

    private static void make(Path made, Path archive) throws IOException {
        var jar = ToolProvider.findFirst("jar").orElseThrow();
        var failed = jar.run(
                System.out,
                System.err,
                "--create",
                "--no-compress",
                "--file",
                made.resolve("giaoban.jar").toString(),
                "-C",
                classes().toString(),
                ".");
        if (failed != 0) throw new AssertionError("the classes of the service can't be packed");
        var unfinished = made.resolve("unfinished.jsa");
        var learner = ServiceProcess.start(
                made.resolve("learner.log"),
                ServiceProcess.freePort(),
                Stream.concat(ServiceProcess.LIGHT.stream(), Stream.of("-XX:ArchiveClassesAtExit=" + unfinished))
                        .toList(),
                List.of("-cp", classPath(made), MAIN),
                List.of(
                        "giaoban.data-dir=" + made.resolve(DATA),
                        "giaoban.admin-password=" + Api.PASSWORD,
                        "giaoban.secret=" + IntegrationTest.SECRET));
        try {
            learner.ready();
            learner.process().destroy();
            if (!learner.process().waitFor(2, TimeUnit.MINUTES)) throw new AssertionError("it does not end");
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the classes of the service are kept", e);
        } finally {
            learner.process().destroyForcibly();
        }
    }

    /** Other classes or other libraries are another service. */
    private static String whatIsCompiled() throws IOException {
        try (var files = Files.walk(classes())) {
            return files.filter(Files::isRegularFile)
                            .map(file -> file + " " + file.toFile().lastModified())
                            .sorted()
                            .collect(Collectors.joining("\n"))
                    + classPath(FOLDER)
                    + Runtime.version();
        }
    }

    private static String classPath(Path made) {
        return Stream.concat(
                        Stream.of(made.resolve("giaoban.jar").toString()),
                        entries().filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path classes() {
        return entries()
                .filter(entry -> entry.endsWith(File.separator + "classes"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
    }
}
