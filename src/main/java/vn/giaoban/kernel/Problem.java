package vn.giaoban.kernel;

import java.util.Map;

/**
 * A thing that can go wrong and that a caller is told of, as problem details (RFC 9457). Each module declares its own as records of
 * a sealed interface.
 */
public interface Problem {

    /** The HTTP status, 400 to 599. */
    int status();

    /** The last part of {@code urn:giaoban:problem:<slug>}. */
    String slug();

    /** One sentence on this occurrence, for people. */
    String detail();

    /** Typed members beside the standard ones, by name; values are anything that JSON can hold. */
    default Map<String, Object> members() {
        return Map.of();
    }

    /** This problem as something to throw. */
    default ProblemException asException() {
        return new ProblemException(this);
    }
}
