package vn.giaoban.kernel;

/** Carries a {@link Problem} to whoever answers the caller. It has no stack trace: it is an answer, not a fault. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    /** Wraps the problem. */
    public ProblemException(Problem problem) {
        super(problem.slug() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }
}
