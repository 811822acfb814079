package vn.giaoban.substitutions;

import org.jspecify.annotations.Nullable;
import vn.giaoban.web.PlainText;

/** Why a substitution is refused, where that is said. */
record RejectionForm(
        @Nullable @PlainText(max = 1000, lines = true) String reason) {}
