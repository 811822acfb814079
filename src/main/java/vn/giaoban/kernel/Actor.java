package vn.giaoban.kernel;

/**
 * Who does a thing: an account, a point or person behind a personal link, or the service itself.
 *
 * @param name what the audit trail shows, e.g. {@code admin}, {@code link:6f1c…}, {@code system}
 */
public record Actor(String name) {

    /** The service itself: jobs, listeners, the first start. */
    public static final Actor SYSTEM = new Actor("system");
}
