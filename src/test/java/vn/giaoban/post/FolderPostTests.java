package vn.giaoban.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.letters.SampleLetters;

class FolderPostTests {

    @TempDir
    Path data;

    @Test
    void aLetterDeliveredTwiceIsOneFile() throws Exception {
        var folder = data.resolve("outbox");
        var post = new FolderPost(folder);
        var name = post.deliver(letter());
        assertThat(post.deliver(letter())).isEqualTo(name).endsWith(".eml");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(name));
        }
        assertThat(folder.resolve(name)).hasBinaryContent(letter().bytes());
    }

    @Test
    void whatADeadProcessLeftHalfWrittenIsReplaced() throws Exception {
        var folder = Files.createDirectories(data.resolve("outbox"));
        Files.writeString(folder.resolve(letter().fileName() + ".tmp"), "half".repeat(100_000));
        var name = new FolderPost(folder).deliver(letter());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(name));
        }
        assertThat(folder.resolve(name)).hasBinaryContent(letter().bytes());
    }

    @Test
    void aFolderThatCantBeWrittenIsTriedAgain() throws Exception {
        var file = Files.writeString(data.resolve("outbox"), "in the way");
        assertThatThrownBy(() -> new FolderPost(file).deliver(letter()))
                .isInstanceOfSatisfying(
                        PostFault.class,
                        fault -> assertThat(fault.isPermanent()).isFalse());
    }

    private static Letter letter() throws Exception {
        return SampleLetters.aLetter();
    }
}
