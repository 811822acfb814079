package vn.giaoban.access;

import org.jspecify.annotations.Nullable;

/** Where a form may lead back to: a page of this service, whatever its field says. */
public final class OwnPath {

    private static final int LONGEST = 2_000;

    private OwnPath() {}

    /** The page that is wanted when it is one of ours, else the first page. */
    public static String of(@Nullable String wanted) {
        return wanted != null && isOwn(wanted) ? wanted : "/";
    }

    private static boolean isOwn(String wanted) {
        return wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.length() <= LONGEST
                && wanted.chars().allMatch(OwnPath::isPlain);
    }

    /** A backslash counts as a slash in browsers; what else is left out has to be encoded in an address. */
    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F && "\\\"<>^`{|}".indexOf(c) < 0;
    }
}
