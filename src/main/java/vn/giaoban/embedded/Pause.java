package vn.giaoban.embedded;

import vn.giaoban.kernel.CannotStart;

/** Waiting at start-up, where nothing else is there to do. */
final class Pause {
    private Pause() {}

    static void ofMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while starting", e);
        }
    }
}
