package vn.giaoban.planning;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether others shall make way for a new briefing. */
public enum Displace {
    /** Nobody: a clash is a refusal. */
    NO,
    /** Those who may be displaced are, in the same transaction. */
    YES,
    /** Nothing is changed: the answer says who would go where. */
    PLAN;

    /** What a form asks for; null when it is neither true, false nor "PLAN". */
    public static @Nullable Displace of(@Nullable JsonNode asked) {
        if (asked == null || asked.isNull()) return NO;
        if (asked.isBoolean()) return asked.booleanValue() ? YES : NO;
        return asked.isString() && asked.stringValue().equals("PLAN") ? PLAN : null;
    }

    /** Whether a form that was found right asks for it. */
    public static boolean isAsked(BriefingForm form) {
        return of(form.displace()) != NO;
    }
}
