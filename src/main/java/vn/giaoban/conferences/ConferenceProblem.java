package vn.giaoban.conferences;

import java.time.Instant;
import java.util.Map;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.kernel.Problem;

/** Why a conference is not open. */
public sealed interface ConferenceProblem extends Problem {

    /**
     * The room is not open yet.
     *
     * @param opensAt when it will be
     */
    record TooEarly(Instant opensAt) implements ConferenceProblem {
        @Override
        public int status() {
            return 425;
        }

        @Override
        public String slug() {
            return "too-early";
        }

        @Override
        public String detail() {
            return "The conference opens at " + opensAt;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("opensAt", opensAt);
        }
    }

    /** The briefing is over. */
    record Over() implements ConferenceProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "briefing-over";
        }

        @Override
        public String detail() {
            return "The briefing is over";
        }
    }

    /** The briefing was called off. */
    record Cancelled() implements ConferenceProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "briefing-cancelled";
        }

        @Override
        public String detail() {
            return "The briefing was cancelled";
        }
    }

    /**
     * The server that the room is on was taken out of the configuration.
     *
     * @param server its name
     * @param others the names of those that there are
     */
    record ServerGone(BriefingId briefing, String server, String others) implements ConferenceProblem {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public String slug() {
            return "conference-server-gone";
        }

        @Override
        public String detail() {
            return ("The conference server %s of this briefing is not in giaoban.jitsi.deployments any more. A secretary moves it to"
                            + " another one (%s): PUT /api/v1/briefings/%s/conference {\"server\": …}")
                    .formatted(server, others, briefing);
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("server", server);
        }
    }

    /**
     * People may be in the room, which therefore stays on its server.
     *
     * @param until when nobody may be in it any more
     */
    record RoomOpen(String server, Instant until) implements ConferenceProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "room-open";
        }

        @Override
        public String detail() {
            return "The conference is open on the server " + server + " until " + until + ": it can't be moved";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("server", server, "until", until);
        }
    }
}
