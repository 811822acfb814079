package vn.giaoban.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives the service under test a data folder that nobody else has. It is a copy of one with all tables in it where {@link ServiceClasses} left one, which spares the
 * service half of its start: making a database, unpacking its programs, and all migrations. {@code StartupIT} sees to it that a start without any works.
 */
final class OwnDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var folder = Path.of("target/test-data", UUID.randomUUID().toString());
        try {
            var model = ServiceClasses.leftBehind();
            if (model.isPresent()) copy(model.get(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestPropertyValues.of("giaoban.data-dir=" + folder).applyTo(context);
    }

    private static void copy(Path model, Path folder) throws IOException {
        Files.createDirectories(folder.resolveSibling(""));
        Files.walkFileTree(model, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                // also who may enter it, which PostgreSQL looks at
                Files.copy(from, to(from), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                if (from.startsWith(model.resolve("programs"))) Files.createLink(to(from), from);
                else Files.copy(from, to(from), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            private Path to(Path from) {
                return folder.resolve(model.relativize(from));
            }
        });
    }
}
