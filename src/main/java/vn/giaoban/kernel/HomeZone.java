package vn.giaoban.kernel;

import java.time.ZoneId;

/** Where wall-clock times are meant unless somebody says otherwise. */
public final class HomeZone {

    /** Vietnam's. */
    public static final ZoneId ID = ZoneId.of("Asia/Ho_Chi_Minh");

    private HomeZone() {}
}
