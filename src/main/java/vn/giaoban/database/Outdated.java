package vn.giaoban.database;

import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Problem;

/**
 * Ends a transaction whose decisions, made before it had its locks, do not fit any more what it found once it had them. It is done again
 * from the start a few times; if others are faster each time, it is refused.
 */
public class Outdated extends LateRefusal {

    /**
     * What was decided is out of date.
     *
     * @param words finds the problem, outside of any transaction, once it has happened too often
     */
    public Outdated(Mono<? extends Problem> words) {
        super(words);
    }
}
