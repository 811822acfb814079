package vn.giaoban.previews;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.letters.LetterKind;
import vn.giaoban.stationery.LetterLanguage;
import vn.giaoban.web.PlainText;

/**
 * Which letter to show.
 *
 * @param language as letters are written unless given
 * @param briefing whose plan it tells; one that is made up unless given
 * @param recipient to whom it is, {@code POINT:<code>}, a point's code or a delegate's id; the briefing's first unless given
 */
record PreviewForm(
        @NotNull LetterKind kind,
        @Nullable LetterLanguage language,
        @Nullable UUID briefing,
        @Nullable @PlainText String recipient) {}
