package vn.giaoban.secondfactor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.letterhead.QrCode;

/**
 * What the pages of the second factor show.
 *
 * @param state what is to be done or told
 * @param fault key of the words that say what is wrong; empty when nothing is
 * @param picture the secret for the phone's camera; null unless it is to be set up
 * @param secret the same for who types it, in groups of four
 * @param codes recovery codes that were just made, shown only here
 * @param left how many recovery codes are left
 * @param next where the login leads
 * @param required whether the account's role has to have one
 */
record FactorView(
        State state,
        String fault,
        QrCode.@Nullable Drawing picture,
        String secret,
        List<String> codes,
        long left,
        String next,
        boolean required) {

    /** The steps of it. */
    enum State {
        /** There is none. */
        OFF,
        /** The phone is to learn the secret. */
        SET_UP,
        /** There is one. */
        ON,
        /** A code is asked for. */
        ASK,
        /** Recovery codes are shown. */
        CODES
    }

    static FactorView of(State state, String fault, String next) {
        return new FactorView(state, fault, null, "", List.of(), 0, next, false);
    }

    static FactorView setUp(String username, byte[] secret, String fault, String next) {
        var grouped = Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 ");
        return new FactorView(
                State.SET_UP,
                fault,
                QrCode.drawing(Totp.address(username, secret)),
                grouped,
                List.of(),
                0,
                next,
                false);
    }

    static FactorView codes(List<String> codes, String next) {
        return new FactorView(State.CODES, "", null, "", codes, codes.size(), next, false);
    }

    static FactorView on(long left, boolean required, String fault) {
        return new FactorView(State.ON, fault, null, "", List.of(), left, "", required);
    }
}
