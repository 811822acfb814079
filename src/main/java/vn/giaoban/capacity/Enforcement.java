package vn.giaoban.capacity;

/** What happens when a limit is exceeded. */
enum Enforcement {
    /** Nothing. */
    OFF,
    /** The booking is made, and its answer says so. */
    WARN,
    /** The booking is refused. */
    REFUSE
}
