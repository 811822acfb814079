package vn.giaoban.kernel;

/**
 * What the conference server proves itself with ({@code giaoban.jitsi.callback-token}), as a bearer token to gate and event intake. A
 * bean.
 *
 * @param value at least 16 characters
 */
public record CallbackToken(String value) {
    /** Says nothing of the value, which must not get into logs. */
    @Override
    public String toString() {
        return "CallbackToken";
    }
}
