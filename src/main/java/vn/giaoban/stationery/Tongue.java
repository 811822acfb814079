package vn.giaoban.stationery;

import java.util.Locale;

/** A language that there are words in. */
enum Tongue {
    VIETNAMESE(Locale.of("vi"), "letters.properties"),
    ENGLISH(Locale.ENGLISH, "letters_en.properties");

    private final Locale locale;
    private final String file;

    Tongue(Locale locale, String file) {
        this.locale = locale;
        this.file = file;
    }

    Locale locale() {
        return locale;
    }

    /** The file of its words, the bundled one and the office's alike. */
    String file() {
        return file;
    }
}
