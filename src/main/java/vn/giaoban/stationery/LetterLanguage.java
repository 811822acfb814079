package vn.giaoban.stationery;

import java.util.List;

/** What letters are written in. */
public enum LetterLanguage {
    /** Vietnamese. */
    VI,
    /** English. */
    EN,
    /** Vietnamese, and the same in English below. */
    BOTH;

    /** The tongues of a letter, in order. */
    List<Tongue> tongues() {
        return switch (this) {
            case VI -> List.of(Tongue.VIETNAMESE);
            case EN -> List.of(Tongue.ENGLISH);
            case BOTH -> List.of(Tongue.VIETNAMESE, Tongue.ENGLISH);
        };
    }
}
