package vn.giaoban.office;

/** What a broken office rule leads to. */
public enum Enforcement {
    /** Nothing: the rule isn't looked at. */
    OFF,
    /** The briefing is booked, and the answer carries a warning. */
    WARN,
    /** The briefing is refused. */
    REFUSE
}
