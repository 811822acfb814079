package vn.giaoban.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What callers saw while one fault lasted. */
final class Tally {

    /** Writes that were answered as done. */
    final AtomicInteger acknowledged = new AtomicInteger();

    /** Attempts that were told to come again later. */
    final AtomicInteger unavailable = new AtomicInteger();

    /** Attempts whose line broke before the answer came. */
    final AtomicInteger broken = new AtomicInteger();

    /** Attempts whose answer did not come in time. */
    final AtomicInteger late = new AtomicInteger();

    /** Attempts that nobody took. */
    final AtomicInteger refused = new AtomicInteger();

    /** Answers that had been given before, to the same key. */
    final AtomicInteger replayed = new AtomicInteger();

    /** Answers that the contract does not know. */
    final List<String> wrong = new CopyOnWriteArrayList<>();

    /** Attempts of which their callers do not know what came of them. */
    int unanswered() {
        return broken.get() + late.get() + refused.get();
    }

    void wrong(String answer) {
        if (wrong.size() < 20) wrong.add(answer);
    }
}
