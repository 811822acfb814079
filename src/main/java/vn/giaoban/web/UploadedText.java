package vn.giaoban.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of an uploaded file: UTF-8, or UTF-16 that says so by its byte order mark, as office programs write them. Nothing is guessed. */
public final class UploadedText {

    private UploadedText() {}

    /** Why a file can't be read as text. */
    public enum Fault {
        /** It is a workbook of an office program. */
        SPREADSHEET,
        /** It says that it is UTF-16, and is not. */
        UTF16,
        /** It is in another encoding, such as Windows-1258, or no text at all. */
        ENCODING
    }

    /** A file that can't be read as text. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Fault fault;
        private final int line;

        Unreadable(Fault fault, int line) {
            super(fault + " in line " + line, null, false, false);
            this.fault = fault;
            this.line = line;
        }

        /** Why. */
        public Fault fault() {
            return fault;
        }

        /** The line that can't be read, counted from 1. */
        public int line() {
            return line;
        }
    }

    /**
     * Decodes the file; line breaks are as they were, a byte order mark is gone.
     *
     * @throws Unreadable with the line that can't be read
     */
    public static String decode(byte[] file) {
        if (begins(file, 'P', 'K', 3, 4) || begins(file, 0xD0, 0xCF, 0x11, 0xE0))
            throw new Unreadable(Fault.SPREADSHEET, 1);
        if (begins(file, 0xFF, 0xFE)) return decode(file, 2, StandardCharsets.UTF_16LE, Fault.UTF16);
        if (begins(file, 0xFE, 0xFF)) return decode(file, 2, StandardCharsets.UTF_16BE, Fault.UTF16);
        var start = begins(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var text = decode(file, start, StandardCharsets.UTF_8, Fault.ENCODING);
        var zero = text.indexOf('\0');
        if (zero >= 0) throw new Unreadable(Fault.ENCODING, lines(text, zero));
        return text;
    }

    private static String decode(byte[] file, int start, Charset charset, Fault fault) {
        var bytes = ByteBuffer.wrap(file, start, file.length - start);
        var text = CharBuffer.allocate(file.length - start + 1);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(bytes, text, true);
        text.flip();
        try {
            if (result.isError()) result.throwException();
        } catch (CharacterCodingException e) {
            throw new Unreadable(fault, lines(text, text.length()));
        }
        return text.toString();
    }

    private static int lines(CharSequence text, int until) {
        return 1
                + (int) text.subSequence(0, until)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static boolean begins(byte[] file, int... bytes) {
        if (file.length < bytes.length) return false;
        for (var i = 0; i < bytes.length; i++) if ((file[i] & 0xFF) != bytes[i]) return false;
        return true;
    }
}
