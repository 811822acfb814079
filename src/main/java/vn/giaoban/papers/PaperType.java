package vn.giaoban.papers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** What kinds of documents there are. */
enum PaperType {
    PDF("application/pdf", "", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "ppt/presentation", "pptx"),
    PNG("image/png", "", "png"),
    JPEG("image/jpeg", "", "jpe?g");

    private final String mediaType;
    private final String mainPart;
    private final String suffix;

    PaperType(String mediaType, String mainPart, String suffix) {
        this.mediaType = mediaType;
        this.mainPart = mainPart;
        this.suffix = suffix;
    }

    String mediaType() {
        return mediaType;
    }

    /** What an Office Open XML package (ISO/IEC 29500-2) says of its main part, without macros; empty for what is no such package. */
    String mainContentType() {
        return mainPart.isEmpty() ? "" : mediaType + ".main+xml";
    }

    /** The main part's path without its suffix, within the package; empty likewise. */
    String mainPart() {
        return mainPart;
    }

    /** Whether a file of this name says that it is one. */
    boolean isSaidBy(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(" + suffix + ")");
    }

    /** The kind that a media type means, when it is no Office package. */
    static Optional<PaperType> plain(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mainPart.isEmpty() && type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** As people know it. */
    static String label(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .map(Enum::name)
                .findFirst()
                .orElse(MediaType.parseMediaType(mediaType).getSubtype());
    }
}
