package vn.giaoban.desk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.giaoban.desk.DeskProblem.FaultyList;

/** The text of an uploaded file: UTF-8, or UTF-16 that says so by its byte order mark, as office programs write them. Nothing is guessed. */
final class ListText {

    private ListText() {}

    /**
     * Decodes the file; line breaks are as they were, a byte order mark is gone.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link FaultyList} with the line that can't be read
     */
    static String decode(byte[] file) {
        if (begins(file, 'P', 'K', 3, 4) || begins(file, 0xD0, 0xCF, 0x11, 0xE0)) throw faulty(1, "fault.spreadsheet");
        if (begins(file, 0xFF, 0xFE)) return decode(file, 2, StandardCharsets.UTF_16LE, "fault.utf16");
        if (begins(file, 0xFE, 0xFF)) return decode(file, 2, StandardCharsets.UTF_16BE, "fault.utf16");
        var start = begins(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var text = decode(file, start, StandardCharsets.UTF_8, "fault.encoding");
        var zero = text.indexOf('\0');
        if (zero >= 0) throw faulty(lines(text, zero), "fault.encoding");
        return text;
    }

    private static String decode(byte[] file, int start, Charset charset, String key) {
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
            throw faulty(lines(text, text.length()), key);
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

    private static RuntimeException faulty(int line, String key) {
        return new FaultyList(List.of(ListFault.at(line, key))).asException();
    }
}
