package vn.giaoban.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that came in and lies on this machine's disk until it is stored. All of it blocks.
 *
 * @param path where it lies
 */
record PaperFile(Path path) {

    /** How much is read and stored at a time, in bytes: what an upload or a download holds in memory. */
    static final int PIECE = 256 << 10;

    /** A new empty one, which nobody else can read. */
    static PaperFile create() {
        try {
            return new PaperFile(Files.createTempFile("giaoban-", ".upload"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The piece of this number, from 0 on. */
    byte[] piece(int number) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var from = (long) number * PIECE;
            var buffer = ByteBuffer.allocate((int) Math.min(PIECE, channel.size() - from));
            for (var read = 0; read >= 0 && buffer.hasRemaining(); )
                read = channel.read(buffer, from + buffer.position());
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it away. */
    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
