package vn.giaoban.papers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its content, whatever its name and its sender say. Blocks. */
final class Inspection {

    /** More than any package says of its parts. */
    private static final int LONGEST_LIST = 1 << 20;

    private static final String LIST_OF_PARTS = "[Content_Types].xml";
    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

    private Inspection() {}

    /**
     * What was found.
     *
     * @param size in bytes
     * @param sha256 in hex
     */
    record Found(PaperType type, long size, String sha256) {}

    /**
     * Looks at a file.
     *
     * @param name of the file, which must say what the content is
     * @throws vn.giaoban.kernel.ProblemException {@link PaperProblem}
     */
    static Found of(PaperFile file, String name) {
        try {
            var size = file.size();
            if (size == 0) throw new PaperProblem.Empty().asException();
            return typeOf(file)
                    .filter(type -> type.isSaidBy(name))
                    .map(type -> new Found(type, size, digest(file)))
                    .orElseThrow(() -> new PaperProblem.WrongType().asException());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<PaperType> typeOf(PaperFile file) throws IOException {
        var mediaType = magic(file);
        return isPackage(mediaType) ? officeType(file) : PaperType.plain(mediaType);
    }

    private static String magic(PaperFile file) throws IOException {
        try (var content = new BufferedInputStream(Files.newInputStream(file.path()))) {
            return KNOWN.detect(content, new Metadata()).getBaseType().toString();
        }
    }

    private static boolean isPackage(String mediaType) {
        return mediaType.equals("application/zip") || mediaType.equals("application/x-tika-ooxml");
    }

    /** What an Office package says of its main part, which must be there; one with macros says something else. */
    private static Optional<PaperType> officeType(PaperFile file) throws IOException {
        try (var zip = new ZipFile(file.path().toFile())) {
            var list = zip.getEntry(LIST_OF_PARTS);
            if (list == null) return Optional.empty();
            try (var content = zip.getInputStream(list)) {
                var parts = new String(content.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
                return Arrays.stream(PaperType.values())
                        .filter(type -> !type.mainPart().isEmpty())
                        .filter(type -> parts.contains('"' + type.mainContentType() + '"'))
                        .filter(type ->
                                zip.stream().anyMatch(entry -> entry.getName().startsWith(type.mainPart())))
                        .findFirst();
            }
        } catch (ZipException e) {
            return Optional.empty();
        }
    }

    private static String digest(PaperFile file) {
        try (var content = Files.newInputStream(file.path())) {
            return HexFormat.of().formatHex(read(content).digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest read(InputStream content) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[64 << 10];
            for (int read; (read = content.read(buffer)) >= 0; ) digest.update(buffer, 0, read);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
