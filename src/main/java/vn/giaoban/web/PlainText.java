package vn.giaoban.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * One line of text for people: something visible, no control characters, nothing that hides or turns what is shown. Null is fine.
 * Emoji and their joiners are text; bidirectional overrides and zero-width spaces are not (they make one title look like another).
 */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {

    /** The longest allowed, in UTF-16 characters. */
    int max() default 200;

    /** Whether it may have several lines. */
    boolean lines() default false;

    /** Bean Validation's message. */
    String message() default "is not plain text";

    /** Bean Validation's groups. */
    Class<?>[] groups() default {};

    /** Bean Validation's payload. */
    Class<? extends Payload>[] payload() default {};

    /** Decides and says what is wrong. */
    class Check implements ConstraintValidator<PlainText, String> {

        private int max;
        private boolean lines;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            var fault = text == null ? null : fault(text);
            if (fault == null) return true;
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            return false;
        }

        private @Nullable String fault(String text) {
            if (text.length() > max) return "is longer than " + max + " characters";
            if (text.codePoints().allMatch(Check::isInvisible)) return "is blank";
            var bad = text.codePoints().filter(this::isForbidden).findFirst();
            return bad.isEmpty() ? null : "contains the forbidden character U+%04X".formatted(bad.getAsInt());
        }

        private boolean isForbidden(int c) {
            if (lines && (c == '\n' || c == '\r' || c == '\t')) return false;
            return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || isHiding(c);
        }

        /** White space, format characters (joiners, soft hyphen), variation selectors, and letters that are drawn as nothing. */
        private static boolean isInvisible(int c) {
            return Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || (c >= 0xFE00 && c <= 0xFE0F)
                    || c == 0x115F
                    || c == 0x1160
                    || c == 0x2800
                    || c == 0x3164
                    || c == 0xFFA0;
        }

        private static boolean isHiding(int c) {
            return c == 0x061C
                    || c == 0x200B
                    || c == 0x200E
                    || c == 0x200F
                    || (c >= 0x2028 && c <= 0x202E)
                    || (c >= 0x2060 && c <= 0x2069)
                    || c == 0xFEFF;
        }
    }
}
