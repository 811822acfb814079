package vn.giaoban.tasks;

/** How far a task has come. */
public enum TaskStatus {
    /** Somebody has to do it. */
    OPEN,
    /** It was done. */
    DONE,
    /** It need not be done any more: the point was dropped, the briefing called off or begun. */
    CLOSED
}
