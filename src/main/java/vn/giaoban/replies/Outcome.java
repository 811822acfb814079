package vn.giaoban.replies;

import vn.giaoban.post.OneLine;

/** What was made of a mail. */
record Outcome(Kind kind, String detail) {

    private static final int LONGEST = 500;

    /** Whatever a mail says becomes one line that can be kept. */
    Outcome {
        detail = OneLine.of(detail);
        if (detail.length() > LONGEST) detail = detail.substring(0, LONGEST) + "…";
    }

    /** How much of it was understood. */
    enum Kind {
        /** It changed something, or was noted. */
        HANDLED,
        /** It was understood, and there is nothing to do. */
        IGNORED,
        /** It is left for people to read. */
        LEFT
    }

    static Outcome handled(String detail) {
        return new Outcome(Kind.HANDLED, detail);
    }

    static Outcome ignored(String detail) {
        return new Outcome(Kind.IGNORED, detail);
    }

    static Outcome left(String detail) {
        return new Outcome(Kind.LEFT, detail);
    }

    /** The one of two parts of a mail that says more. */
    Outcome or(Outcome other) {
        return other.kind.compareTo(kind) < 0 ? other : this;
    }
}
