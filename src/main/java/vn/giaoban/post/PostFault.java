package vn.giaoban.post;

import org.jspecify.annotations.Nullable;

/** A letter could not be handed over. */
public class PostFault extends Exception {

    private final boolean permanent;
    private final boolean inDoubt;

    private PostFault(String answer, boolean permanent, boolean inDoubt, @Nullable Throwable cause) {
        super(answer, cause);
        this.permanent = permanent;
        this.inDoubt = inDoubt;
    }

    /** Trying again is of no use. */
    public static PostFault permanent(String answer, @Nullable Throwable cause) {
        return new PostFault(answer, true, false, cause);
    }

    /** It was not taken now, and may be later. */
    public static PostFault temporary(String answer, @Nullable Throwable cause) {
        return new PostFault(answer, false, false, cause);
    }

    /** Nobody knows whether it was taken: the answer did not come. */
    static PostFault inDoubt(String answer, @Nullable Throwable cause) {
        return new PostFault(answer, false, true, cause);
    }

    /** Whether trying again is of no use. */
    public boolean isPermanent() {
        return permanent;
    }

    /** Whether nobody knows if it was taken. */
    public boolean isInDoubt() {
        return inDoubt;
    }

    /** What was answered, or what went wrong, in one line. */
    public String answer() {
        return OneLine.of(String.valueOf(getMessage()));
    }
}
