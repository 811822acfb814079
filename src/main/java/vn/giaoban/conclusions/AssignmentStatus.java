package vn.giaoban.conclusions;

/** How far a point has come with what it has to do. */
enum AssignmentStatus {
    /** It has to be done. */
    OPEN,
    /** The point says that it is done; the secretary has not looked at it yet. */
    REPORTED,
    /** The secretary says that it is done, or need not be done any more. */
    CLOSED
}
