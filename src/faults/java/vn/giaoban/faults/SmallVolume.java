package vn.giaoban.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A folder on a volume of its own, in memory, which can be full. */
final class SmallVolume implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final Path folder;
    private final Command command;

    /** Something that only a program can do. */
    interface Command {
        void run(List<String> words) throws IOException, InterruptedException;
    }

    private SmallVolume(Path folder, Command command) {
        this.folder = folder;
        this.command = command;
    }

    /** Whether this machine lets us mount one. */
    static boolean isPossible(Path near) {
        try {
            var probe = Files.createTempDirectory(near, "volume");
            var mounted = exit("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString()) == 0
                    && exit("umount", probe.toString()) == 0;
            Files.delete(probe);
            return mounted;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int exit(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Puts one over a folder, with what is in it. Nobody may use the folder meanwhile. */
    static SmallVolume over(Path folder, Command command) throws IOException, InterruptedException {
        var before = folder.resolveSibling(folder.getFileName() + "-before");
        Files.move(folder, before);
        Files.createDirectory(folder);
        command.run(List.of("mount", "-t", "tmpfs", "-o", "size=1g,mode=0700", "tmpfs", folder.toString()));
        command.run(List.of("cp", "-a", before + "/.", folder.toString()));
        return new SmallVolume(folder, command);
    }

    /** Takes all room that is left. */
    void fill() throws IOException {
        try (var file =
                Files.newByteChannel(folder.resolve("full"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var nothing = java.nio.ByteBuffer.allocate(CHUNK);
            while (true) {
                nothing.rewind();
                file.write(nothing);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > CHUNK) throw full;
        }
    }

    /** Gives it back. */
    void makeRoom() throws IOException {
        Files.deleteIfExists(folder.resolve("full"));
    }

    /** Takes it away, as soon as nobody uses it any more. */
    @Override
    public void close() throws IOException {
        try {
            command.run(List.of("umount", "-l", folder.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
