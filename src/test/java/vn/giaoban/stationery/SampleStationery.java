package vn.giaoban.stationery;

import java.nio.file.Path;

/** Stationery for tests. */
public final class SampleStationery {

    private SampleStationery() {}

    /** What the service brings along, in Vietnamese. */
    public static Stationery bundled() {
        return bundled(LetterLanguage.VI);
    }

    /** The same in another language. */
    public static Stationery bundled(LetterLanguage language) {
        return of(Path.of("target/no-such-folder"), language, _ -> {});
    }

    /** An office's own. */
    public static Stationery of(Path folder, LetterLanguage language, Proof proof) {
        return new Stationery(folder, language, proof);
    }
}
