package vn.giaoban.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTests {
    @TempDir
    Path folder;

    private Process sleeper;

    @BeforeEach
    void startAProgramOfOurs() throws Exception {
        var program = Files.createDirectory(folder.resolve("programs")).resolve("sleep");
        Files.copy(Path.of("/bin/sleep").toRealPath(), program, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        sleeper = new ProcessBuilder(program.toString(), "60").start();
    }

    @AfterEach
    void stopIt() {
        sleeper.destroyForcibly();
    }

    @Test
    void stopsWhatAnEarlierServiceLeftBehind() throws Exception {
        Orphan.stop("Sleep", pidFile(sleeper.pid() + "\nmore\n"), folder.resolve("programs"), "TERM");

        assertThat(sleeper.waitFor()).isEqualTo(128 + 15);
    }

    @Test
    void leavesAProcessAloneWhoseProgramIsNotOurs() throws Exception {
        var other = Files.createDirectory(folder.resolve("other"));

        Orphan.stop("Sleep", pidFile(sleeper.pid() + "\n"), other, "TERM");

        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void findsNothingWithoutAPidFile() {
        assertThat(Orphan.of("Sleep", folder.resolve("none"), folder)).isEmpty();
    }

    @Test
    void findsNothingInAPidFileThatIsBroken() throws Exception {
        assertThat(Orphan.of("Sleep", pidFile("no number"), folder)).isEmpty();
        assertThat(Orphan.of("Sleep", pidFile(""), folder)).isEmpty();
    }

    private Path pidFile(String content) throws Exception {
        return Files.writeString(folder.resolve("pid"), content);
    }
}
