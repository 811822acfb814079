package vn.giaoban.database;

import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Problem;

/**
 * Ends a transaction with a refusal that is put into words only after the rollback: finding the words may take queries, and these must
 * not be made while others wait for the locks of a transaction that is lost anyway.
 */
public class LateRefusal extends RuntimeException {

    private final transient Mono<? extends Problem> words;

    /**
     * A refusal.
     *
     * @param words finds the problem, outside of any transaction
     */
    public LateRefusal(Mono<? extends Problem> words) {
        super("refused", null, false, false);
        this.words = words;
    }

    /** Fails with the problem. */
    <T> Mono<T> spoken() {
        return words.flatMap(problem -> Mono.error(problem.asException()));
    }
}
