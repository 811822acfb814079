package vn.giaoban.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CannotStart;

/** The folder {@code giaoban.data-dir}: readable by its owner only, made when first needed, and claimed by one service at a time. */
public class DataFolder implements AutoCloseable {
    // A POSIX lock is the process's, not the channel's: a second channel in this JVM would drop the first one's lock
    // when closed
    private static final Set<Path> CLAIMED_HERE = ConcurrentHashMap.newKeySet();

    // In MiB: the programs, the first database and its log; later, room for the log of a recovery
    private static final long SPACE_TO_BEGIN = 250;
    private static final long SPACE_TO_START = 32;

    private final Path path;
    private @Nullable FileChannel lock;

    DataFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /**
     * The folder, absolute; it exists after this call.
     *
     * @throws CannotStart if it can't be made or is no folder
     */
    public Path path() {
        return made(path);
    }

    /**
     * A folder inside, which exists after this call.
     *
     * @throws CannotStart if it can't be made
     */
    public Path folder(String name) {
        return made(path().resolve(name));
    }

    /**
     * The secret of a name: 48 hexadecimal digits, made at random when first asked for and the same ever after.
     *
     * @throws CannotStart if it can't be read or kept
     */
    public String keptSecret(String name) {
        var file = secretFile(name);
        try {
            if (!hasSecret(name)) keep(file, random());
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart("the secret " + file + " can't be kept: " + Reason.of(e), e);
        }
    }

    /** Whether a secret of that name was made before. */
    boolean hasSecret(String name) {
        return Files.exists(secretFile(name));
    }

    /** The file that holds a secret as its only line. */
    Path secretFile(String name) {
        return folder("secrets").resolve(name);
    }

    /**
     * Makes this process the folder's only owner until it ends, however it ends: the operating system drops the lock even after
     * {@code kill -9}. So who holds it may stop what an earlier owner left running.
     *
     * @throws CannotStart if another service has it
     */
    synchronized void claim() {
        if (lock != null) return;
        var folder = path();
        if (!CLAIMED_HERE.add(folder)) throw inUse();
        try {
            var file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() != null) {
                lock = file;
                checkSpace(folder);
                return;
            }
            file.close();
        } catch (IOException e) {
            CLAIMED_HERE.remove(folder);
            throw new CannotStart(
                    "the data folder " + folder + " can't be written (giaoban.data-dir): " + Reason.of(e), e);
        }
        CLAIMED_HERE.remove(folder);
        throw inUse();
    }

    /** Whether this process owns the folder now. */
    synchronized boolean isClaimed() {
        return lock != null;
    }

    /** Lets another service have the folder. */
    @Override
    public synchronized void close() throws IOException {
        if (lock == null) return;
        lock.close();
        lock = null;
        CLAIMED_HERE.remove(path);
    }

    /** PostgreSQL on a full disk dies in ways that take long to understand. */
    private static void checkSpace(Path folder) throws IOException {
        var needed = Files.exists(folder.resolve("postgres")) ? SPACE_TO_START : SPACE_TO_BEGIN;
        var free = Files.getFileStore(folder).getUsableSpace() >> 20;
        if (free >= needed) return;
        throw new CannotStart("only " + free + " MiB are free for the data folder " + folder + " (giaoban.data-dir); "
                + needed + " MiB are needed to start");
    }

    private CannotStart inUse() {
        return new CannotStart("another running service uses the data folder " + path
                + "; stop it, or give this one a folder of its own (giaoban.data-dir)");
    }

    private static Path made(Path folder) {
        try {
            // A link to a folder is as good as a folder; createDirectories would refuse it
            if (Files.isDirectory(folder)) return folder;
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new CannotStart("the folder " + folder + " can't be made (giaoban.data-dir): " + Reason.of(e), e);
        }
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Written beside and renamed, so that a crash leaves the whole secret or none. */
    private static void keep(Path file, String secret) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = FileChannel.open(beside, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            var line = ByteBuffer.wrap((secret + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) out.write(line);
            out.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
