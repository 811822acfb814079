package vn.giaoban.limits;

import vn.giaoban.kernel.Problem;

/**
 * Somebody failed too often of late.
 *
 * @param seconds until they may try again
 */
record TooManyRequests(long seconds) implements Problem {

    @Override
    public int status() {
        return 429;
    }

    @Override
    public String slug() {
        return "too-many-requests";
    }

    @Override
    public String detail() {
        return "Too many attempts failed; try again in " + seconds + " s";
    }
}
