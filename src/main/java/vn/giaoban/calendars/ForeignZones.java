package vn.giaoban.calendars;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What others' calendars call time zones, as those of the JDK: their own VTIMEZONEs are not believed, and nobody is asked about one. */
public final class ForeignZones {

    /** Windows' names of the zones that meetings of this country are likely to be in. */
    private static final Map<String, String> WINDOWS = Map.of(
            "SE Asia Standard Time", "Asia/Ho_Chi_Minh",
            "(UTC+07:00) Bangkok, Hanoi, Jakarta", "Asia/Ho_Chi_Minh",
            "China Standard Time", "Asia/Shanghai",
            "Singapore Standard Time", "Asia/Singapore",
            "Tokyo Standard Time", "Asia/Tokyo",
            "Korea Standard Time", "Asia/Seoul",
            "Coordinated Universal Time", "UTC");

    private ForeignZones() {}

    /** By its name, or by what stands behind a path before it, as /freeassociation.sourceforge.net/Asia/Ho_Chi_Minh; null when nobody knows it. */
    public static @Nullable ZoneId find(String name) {
        var known = WINDOWS.getOrDefault(name, name);
        for (var tail = known; ; tail = tail.substring(tail.indexOf('/') + 1)) {
            if (ZoneId.getAvailableZoneIds().contains(tail)) return ZoneId.of(tail);
            if (tail.indexOf('/') < 0) return null;
        }
    }
}
