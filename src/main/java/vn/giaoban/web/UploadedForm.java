package vn.giaoban.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

/** A form of a page that brings a small file, read whole. */
public final class UploadedForm {

    private UploadedForm() {}

    /**
     * The bytes of its file {@code file}; none when there is no file.
     *
     * @param largest how many bytes it may have
     * @return fails with {@link org.springframework.core.io.buffer.DataBufferLimitException} when it has more
     */
    public static Mono<byte[]> file(MultiValueMap<String, Part> parts, int largest) {
        return Mono.justOrEmpty(parts.getFirst("file"))
                .ofType(FilePart.class)
                .flatMap(part -> DataBufferUtils.join(part.content(), largest))
                .map(UploadedForm::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    /** What to say of a file with more bytes. */
    public static Throwable tooLarge(int largest) {
        return new WebProblem(413, "too-large", "The file has more than " + largest + " bytes").asException();
    }

    /** A field's value; empty when there is none. */
    public static String field(MultiValueMap<String, Part> parts, String name) {
        return parts.getFirst(name) instanceof FormFieldPart field ? field.value() : "";
    }

    /** A file's text with the line breaks that a form's field does not change on its way back. */
    public static String withPlainBreaks(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
