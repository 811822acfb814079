package vn.giaoban.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.kernel.CannotStart;

class DataFolderTests {
    @TempDir
    Path parent;

    @Test
    void isMadeWhenFirstNeededAndForItsOwnerOnly() throws Exception {
        var folder = new DataFolder(parent.resolve("data"));
        assertThat(parent.resolve("data")).doesNotExist();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsASecretThatItMadeOnce() throws Exception {
        var secret = new DataFolder(parent.resolve("data")).keptSecret("some");

        assertThat(secret).matches("[0-9a-f]{48}");
        assertThat(new DataFolder(parent.resolve("data")).keptSecret("some")).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("data/secrets/some"))))
                .isEqualTo("rw-------");
    }

    @Test
    void makesAnotherSecretForEachName() {
        var folder = new DataFolder(parent);

        assertThat(folder.keptSecret("one")).isNotEqualTo(folder.keptSecret("two"));
    }

    @Test
    void neverTakesAHalfWrittenSecret() throws Exception {
        var folder = new DataFolder(parent);
        Files.writeString(folder.folder("secrets").resolve("some.new"), "half");

        assertThat(folder.keptSecret("some")).hasSize(48);
    }

    @Test
    void hasOneOwnerAtATime() throws Exception {
        var other = new DataFolder(parent);
        try (var owner = new DataFolder(parent)) {
            owner.claim();

            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(other::claim)
                    .withMessageContaining(parent.toString());
        }
        other.claim();
        other.close();
    }

    @Test
    void namesTheSettingWhenItIsAFile() throws Exception {
        var file = Files.createFile(parent.resolve("file"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new DataFolder(file).path())
                .withMessageContaining("giaoban.data-dir")
                .withMessageContaining("is no folder");
    }

    @Test
    void mayBeALinkToAFolderElsewhere() throws Exception {
        var elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        var link = Files.createSymbolicLink(parent.resolve("data"), elsewhere);

        assertThat(new DataFolder(link).keptSecret("some")).hasSize(48);
        assertThat(elsewhere.resolve("secrets/some")).exists();
    }
}
