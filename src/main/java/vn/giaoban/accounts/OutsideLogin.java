package vn.giaoban.accounts;

/**
 * A way to log in at somebody else's, which the login page offers beside its form.
 *
 * @param path where it begins
 * @param name what it is called, as {@code Cổng dịch vụ công}
 */
public record OutsideLogin(String path, String name) {}
