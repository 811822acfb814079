package vn.giaoban.conclusions;

import vn.giaoban.kernel.Problem;

/** What can go wrong with conclusions. */
sealed interface ConclusionProblem extends Problem {

    /** The briefing has not begun, or was called off. */
    record NotHeld() implements ConclusionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "not-held";
        }

        @Override
        public String detail() {
            return "Conclusions are written once the briefing has begun, and not of one that was called off";
        }
    }

    /** There is nothing to tell of. */
    record NothingConcluded() implements ConclusionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "nothing-concluded";
        }

        @Override
        public String detail() {
            return "A notice tells of conclusions, and there are none";
        }
    }

    /** The secretary has closed it. */
    record TaskClosed() implements ConclusionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "task-closed";
        }

        @Override
        public String detail() {
            return "This task is closed; nothing more is reported on it";
        }
    }

    /** The link was replaced or taken back. */
    record LinkRevoked() implements ConclusionProblem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "link-revoked";
        }

        @Override
        public String detail() {
            return "This link is no longer valid; the latest message has the one that is";
        }
    }
}
