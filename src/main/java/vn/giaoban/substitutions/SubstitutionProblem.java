package vn.giaoban.substitutions;

import java.util.Map;
import java.util.UUID;
import vn.giaoban.kernel.Problem;

/** What can stand in the way of a substitution. */
public sealed interface SubstitutionProblem extends Problem {

    /** The delegate chairs: that is part of the plan. */
    record OfChair() implements SubstitutionProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String slug() {
            return "chair-substitution";
        }

        @Override
        public String detail() {
            return "The chair is part of the plan: change it by PATCH of the briefing's chair";
        }
    }

    /** The substitute is expected at the briefing already. */
    record AlreadyExpected(UUID delegate) implements SubstitutionProblem {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String slug() {
            return "already-expected";
        }

        @Override
        public String detail() {
            return "The substitute is expected at this briefing already";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("delegate", delegate);
        }
    }

    /** Somebody has asked for this delegate before, and nobody has decided yet. */
    record StillOpen() implements SubstitutionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "substitution-pending";
        }

        @Override
        public String detail() {
            return "A substitution of this delegate was asked for already and waits for a decision";
        }
    }

    /** It is decided; a decision is final. */
    record AlreadyDecided(SubstitutionStatus current) implements SubstitutionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "substitution-decided";
        }

        @Override
        public String detail() {
            return "The substitution was decided already: it is " + current;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("current", current);
        }
    }

    /** The delegate was dropped after the substitution was asked for. */
    record DelegateGone() implements SubstitutionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "delegate-dropped";
        }

        @Override
        public String detail() {
            return "The delegate is not expected any more, so there is no seat to take";
        }
    }

    /** The link was sent to somebody who does not chair the briefing any more. */
    record NoLongerChair() implements SubstitutionProblem {
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
            return "This link is no longer valid: somebody else chairs the briefing now";
        }
    }
}
