package vn.giaoban.reminders;

/** What becomes of a reminder that is due. */
record Verdict(Reminder reminder, Outcome outcome, String reason) {

    /** How it ends. */
    enum Outcome {
        /** It goes out. */
        SENT,
        /** It is of no use any more, which those who look into it are shown. */
        MISSED,
        /** It is of a time that the briefing no longer has. */
        DROPPED
    }
}
