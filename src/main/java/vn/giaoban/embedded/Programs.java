package vn.giaoban.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import redis.embedded.core.ExecutableProvider;
import vn.giaoban.kernel.CannotStart;

/** The programs of PostgreSQL and Redis, unpacked from the libraries into the data folder: once per version, whole or not at all. */
record Programs(DataFolder data) {

    /** The folder under which all of them lie. */
    Path folder() {
        return data.folder("programs");
    }

    /** PostgreSQL's installation, with {@code bin} in it. */
    Path postgres() {
        var archive = postgresArchive();
        var checksum = new CRC32();
        checksum.update(archive);
        return unpacked("postgres-%08x".formatted(checksum.getValue()), target -> untar(archive, target));
    }

    /** The folder of {@code redis-server}. */
    Path redis() {
        return unpacked("redis-6.2", target -> {
            var program = ExecutableProvider.newJarResourceProvider(target.toFile())
                    .get()
                    .toPath();
            Files.move(program, target.resolve("redis-server"));
        });
    }

    private byte[] postgresArchive() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart(
                    "no PostgreSQL for " + system + " " + machine
                            + " is packed with the service: name a real server by spring.r2dbc.url",
                    e);
        }
    }

    @FunctionalInterface
    private interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private Path unpacked(String name, Unpacking unpacking) {
        var whole = folder().resolve(name);
        if (Files.isDirectory(whole)) return whole;
        try {
            var beside = folder().resolve(name + ".new");
            delete(beside);
            Files.createDirectory(beside);
            unpacking.into(beside);
            return Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            var reason = e instanceof IOException io ? Reason.of(io) : e.getMessage();
            throw new CannotStart(
                    "the programs of PostgreSQL and Redis can't be unpacked into " + folder() + ": " + reason, e);
        }
    }

    private static void untar(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) unpack(tar, entry, target);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) throw new IOException(entry.getName() + " leads out of the archive");
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(target.resolve(entry.getName()).resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        var mayRun = (entry.getMode() & 0100) != 0 || entry.getName().contains("bin/");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mayRun ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Removes what an interrupted start left half done; silent when there is nothing. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path empty, @org.jspecify.annotations.Nullable IOException fault)
                    throws IOException {
                Files.delete(empty);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
