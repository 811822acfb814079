package vn.giaoban.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as people send them, and as they should not. */
final class PaperSamples {

    private static final String DOCUMENT =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml";

    private PaperSamples() {}

    /** Begins like a PDF and goes on with noise, which nothing packs. */
    static byte[] pdf(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, Math.min(size, head.length));
        return bytes;
    }

    static byte[] docx() {
        return office(DOCUMENT);
    }

    /** A document with macros. */
    static byte[] docm() {
        return office(MACROS);
    }

    /** A program for Windows. */
    static byte[] exe() {
        var bytes = new byte[1_024];
        var head = "MZ\u0090".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, bytes, 0, head.length);
        bytes[0x3C] = (byte) 0x80;
        bytes[0x80] = 'P';
        bytes[0x81] = 'E';
        return bytes;
    }

    static byte[] zip() {
        return zip(Map.of("a.txt", "a"));
    }

    private static byte[] office(String type) {
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + type + "\"/></Types>",
                "word/document.xml",
                "<w:document/>"));
    }

    private static byte[] zip(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
