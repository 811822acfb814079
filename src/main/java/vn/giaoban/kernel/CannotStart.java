package vn.giaoban.kernel;

/**
 * The service can't start, for a reason that the person at the console can mend. The message is shown to them as one line, without a
 * stack trace; so it names the setting or the file, and what to do.
 */
public class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** For instance {@code giaoban.secret is missing: …}. */
    public CannotStart(String line) {
        super(line);
    }

    /** The same, with what is behind it for those who debug. */
    public CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
