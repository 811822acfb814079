package vn.giaoban.tokens;

import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody may do in a conference. */
public enum Standing {
    /** Who leads it. */
    CHAIR(true, true, true),
    /** Who writes it down, and runs it for the chair. */
    SECRETARY(true, true, true),
    /** The device of the room that hosts it, whose operators run the meeting. */
    HOST(true, false, true),
    /** Everybody else, rooms' devices among them. */
    PARTICIPANT(false, false, false);

    private final boolean moderator;
    private final boolean passesLobby;
    private final boolean records;

    Standing(boolean moderator, boolean passesLobby, boolean records) {
        this.moderator = moderator;
        this.passesLobby = passesLobby;
        this.records = records;
    }

    /** Whether they may mute and remove others. */
    public boolean moderates() {
        return moderator;
    }

    /** Whether they enter at once where others wait to be let in. */
    public boolean passesLobby() {
        return passesLobby;
    }

    /**
     * {@code context.features} of the token. The server allows what is true and, once there are any features, nothing else; nobody may
     * change the name that the attendance knows them by.
     */
    Map<String, Object> features() {
        var features = new LinkedHashMap<String, Object>();
        features.put("name-readonly", true);
        features.put("recording", records);
        features.put("livestreaming", records);
        features.put("transcription", records);
        features.put("screen-sharing", true);
        features.put("outbound-call", false);
        features.put("sip-outbound-call", false);
        return features;
    }
}
