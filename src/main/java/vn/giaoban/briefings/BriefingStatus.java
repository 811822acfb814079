package vn.giaoban.briefings;

/** The life of a briefing: DRAFT → SCHEDULED → LIVE → ENDED, or CANCELLED from any of the first three. */
public enum BriefingStatus {
    /** Planned, its rooms are held, nobody was told. */
    DRAFT,
    /** Published: invitations are out. */
    SCHEDULED,
    /** Between its start and its end. */
    LIVE,
    /** Over. */
    ENDED,
    /** Called off; its rooms are free, its links are dead. */
    CANCELLED
}
