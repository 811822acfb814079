package vn.giaoban.briefings;

/** What happens when a point has no free room. */
public enum BookingPolicy {
    /** All points or none. */
    ALL_OR_NOTHING,
    /** All REQUIRED points, and as many OPTIONAL ones as are free. */
    BEST_EFFORT
}
