package vn.giaoban.database;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Marks what no person waits for: what the service does by itself, and what the conference server tells and asks. It has connections to PostgreSQL of its own, so that
 * a crowd of people delays neither letters nor attendance nor the opening of rooms (the bulkhead of M. Nygard's <i>Release It!</i>).
 */
public final class BackgroundWork {

    private BackgroundWork() {}

    /** For {@code contextWrite}: marks all that is upstream of it. */
    public static Context mark(Context context) {
        return context.put(BackgroundWork.class, true);
    }

    /** Whether the work of this context is marked. */
    public static boolean isMarked(ContextView context) {
        return context.hasKey(BackgroundWork.class);
    }
}
