package vn.giaoban.tasks;

/** What a point has to do. */
public enum TaskKind {
    /** It takes part without a room: one has to be found. Done by itself when one becomes free. */
    ROOM,
    /** Its delegates have to be named. Done by itself when the quota is filled, or the point says that nobody else will come. */
    NOMINATION,
    /** What it proposed instead has to be decided. */
    COUNTER_PROPOSAL,
    /** What was concluded for it has to be carried out. */
    CONCLUSION
}
