package vn.giaoban.control;

import vn.giaoban.kernel.Problem;

/** Why nothing could be done in a room. */
sealed interface ControlProblem extends Problem {

    /** The account is not logged in; it is tried again all the time. */
    record NotConnected(String server) implements ControlProblem {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public String slug() {
            return "unavailable";
        }

        @Override
        public String detail() {
            return "The service is not logged in at the conference server " + server;
        }
    }

    /**
     * The server answered with an error, or not at all.
     *
     * @param reason in the server's words
     */
    record Refused(String operation, String room, String reason) implements ControlProblem {
        @Override
        public int status() {
            return 502;
        }

        @Override
        public String slug() {
            return "conference-server";
        }

        @Override
        public String detail() {
            return "The conference server did not do " + operation + " in " + room + ": " + reason;
        }
    }
}
