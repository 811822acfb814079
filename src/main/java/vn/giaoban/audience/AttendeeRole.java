package vn.giaoban.audience;

import vn.giaoban.briefings.DelegateRole;

/** What a recipient is at the briefing, in the words of iCalendar's ROLE (RFC 5545, 3.2.16). */
public enum AttendeeRole {
    CHAIR,
    REQUIRED,
    OPTIONAL,
    /** Is told, need not take part. */
    INFORMED;

    static AttendeeRole of(DelegateRole role) {
        return switch (role) {
            case CHAIR -> CHAIR;
            case SECRETARY, PRESENTER, DELEGATE -> REQUIRED;
            case OBSERVER -> OPTIONAL;
            case TECHNICIAN -> INFORMED;
        };
    }
}
