package vn.giaoban.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps letters as {@code .eml} files, for a service without a mail server. A file appears whole or not at all, and a letter that is
 * delivered again replaces its own file.
 */
class FolderPost implements Post {

    private final Path folder;

    FolderPost(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where the files are. */
    Path folder() {
        return folder;
    }

    @Override
    public String deliver(Letter letter) throws PostFault {
        var file = folder.resolve(letter.fileName() + ".eml");
        try {
            Files.createDirectories(folder);
            var unfinished = folder.resolve(letter.fileName() + ".tmp");
            write(unfinished, letter.bytes());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file.getFileName().toString();
        } catch (IOException e) {
            throw PostFault.temporary("could not write " + file + ": " + e, e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            // the row says SENT after this: the file must outlast a loss of power too
            channel.force(true);
        }
    }

    @Override
    public void rest() {
        // nothing is kept open
    }

    @Override
    public String description() {
        return "Mail: no mail server is set (spring.mail.host), letters are files in " + folder;
    }
}
