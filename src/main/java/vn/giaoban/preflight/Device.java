package vn.giaoban.preflight;

import java.util.Locale;

/** What has to work at a point. */
public enum Device {
    /** Others see the room. */
    CAMERA,
    /** Others hear the room. */
    MICROPHONE,
    /** The room hears others. */
    SPEAKER,
    /** Both without stumbling. */
    NETWORK;

    /** As forms and texts name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
