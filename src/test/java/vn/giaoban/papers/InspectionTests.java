package vn.giaoban.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.kernel.ProblemException;

/** What a file is, whatever its name says, and who may read it. */
class InspectionTests {

    @TempDir
    private Path folder;

    @Test
    void knowsDocumentsByTheirContent() throws IOException {
        assertThat(typeOf("a.pdf", PaperSamples.pdf(5_000))).isEqualTo(PaperType.PDF);
        assertThat(typeOf("A.DOCX", PaperSamples.docx())).isEqualTo(PaperType.DOCX);
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13};
        assertThat(typeOf("hình.png", png)).isEqualTo(PaperType.PNG);
    }

    @Test
    void refusesWhatIsNone() throws IOException {
        refuse("a.pdf", PaperSamples.exe());
        refuse("a.docx", PaperSamples.docm());
        refuse("a.docx", PaperSamples.zip());
        refuse("a.docx", PaperSamples.pdf(5_000));
        refuse("a.pdf.exe", PaperSamples.pdf(5_000));
        refuse("a.pdf", "<html><script>".getBytes(StandardCharsets.UTF_8));
        refuse("a.pdf", new byte[0]);
        refuse("a.docx", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    }

    @Test
    void readsAFilePieceByPiece() throws IOException {
        var bytes = PaperSamples.pdf(PaperFile.PIECE + 10);
        var file = file(bytes);
        assertThat(file.piece(0)).hasSize(PaperFile.PIECE).startsWith('%', 'P', 'D', 'F');
        assertThat(file.piece(1)).hasSize(10).endsWith(bytes[bytes.length - 1]);
    }

    @Test
    void pointsReadWhatIsForThem() {
        var some = Rights.of(PaperAccess.POINTS, List.of("B", "A", "A"), Set.of("A", "B", "C"));
        assertThat(some.points()).containsExactly("A", "B");
        assertThat(some.isFor("A")).isTrue();
        assertThat(some.isFor("C")).isFalse();
        assertThat(some.isFor(null)).isFalse();
        assertThat(some.isForAccount(List.of("LEADER"))).isTrue();
        assertThat(some.isForAccount(List.of("POINT_SECRETARY"))).isFalse();
        var none = Rights.of(PaperAccess.SECRETARIES, List.of(), Set.of());
        assertThat(none.isForAccount(List.of("LEADER"))).isFalse();
        assertThat(none.isForAccount(List.of("SECRETARY"))).isTrue();
        assertThatThrownBy(() -> Rights.of(PaperAccess.POINTS, List.of("X"), Set.of("A")))
                .isInstanceOf(ProblemException.class);
    }

    private void refuse(String name, byte[] content) throws IOException {
        var file = file(content);
        assertThatThrownBy(() -> Inspection.of(file, name)).as(name).isInstanceOf(ProblemException.class);
    }

    private PaperType typeOf(String name, byte[] content) throws IOException {
        return Inspection.of(file(content), name).type();
    }

    private PaperFile file(byte[] content) throws IOException {
        return new PaperFile(Files.write(folder.resolve("file"), content));
    }
}
