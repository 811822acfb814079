package vn.giaoban.control;

/** Why a room is closed. */
enum Ending {
    /** Its time is over. */
    OVER,
    /** The briefing was called off. */
    CANCELLED
}
