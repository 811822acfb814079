package vn.giaoban.web;

/**
 * Where people reach the service.
 *
 * @param base {@code giaoban.public-url}, without a slash at its end
 */
public record PublicUrl(String base) {

    /** Takes slashes off the end. */
    public PublicUrl {
        base = base.replaceAll("/+$", "");
    }

    /** Whether people reach it by TLS, whoever ends that. */
    public boolean isSecure() {
        return base.startsWith("https:");
    }

    /**
     * The full address of a path.
     *
     * @param path begins with a slash
     */
    public String to(String path) {
        return base + path;
    }
}
