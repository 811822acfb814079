package vn.giaoban.papers;

/** Who reads a document, beside the city's secretaries, who read all. */
enum PaperAccess {
    /** Everybody who is invited. */
    EVERYBODY,
    /** The points that are named, and their people. */
    POINTS,
    /** Nobody else. */
    SECRETARIES
}
