package vn.giaoban.kernel;

/**
 * The one secret of an installation ({@code giaoban.secret}), equal on all instances: keys and links are protected by it. A bean.
 *
 * @param value at least 16 characters
 */
public record InstallationSecret(String value) {
    /** Says nothing of the value, which must not get into logs. */
    @Override
    public String toString() {
        return "InstallationSecret";
    }
}
