package vn.giaoban.exports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import vn.giaoban.web.Parameters;

/** In which form figures are read, as the caller's {@code Accept} asks for it. */
public enum Format {
    /** For programs. */
    JSON(MediaType.APPLICATION_JSON_VALUE, ".json"),
    /** One table as text. */
    CSV("text/csv;charset=UTF-8", ".csv"),
    /** A spreadsheet with a chart. */
    XLSX(Format.XLSX_TYPE, ".xlsx"),
    /** A form to be printed and signed. */
    PDF(MediaType.APPLICATION_PDF_VALUE, ".pdf");

    /** The media type of spreadsheets, for annotations. */
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String type;
    private final String suffix;

    Format(String type, String suffix) {
        this.type = type;
        this.suffix = suffix;
    }

    /** The media type. */
    public MediaType type() {
        return MediaType.valueOf(type);
    }

    /** What files of it end in, with the dot. */
    public String suffix() {
        return suffix;
    }

    /**
     * The form that is named, as links do, which can't say what they accept; else what a caller who accepts these wants most.
     *
     * @param name of a constant, in any case; null when none is named
     */
    public static Format wanted(@Nullable String name, List<MediaType> accepted) {
        if (name == null) return preferred(accepted);
        var named = Parameters.constant("format", name.toUpperCase(Locale.ROOT), Format.class);
        return named == null ? preferred(accepted) : named;
    }

    /** What a caller who accepts these wants most; JSON for one who takes anything or says nothing. */
    public static Format preferred(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> Arrays.stream(values()).filter(format -> type.includes(format.type())))
                .findFirst()
                .orElse(JSON);
    }
}
