package vn.giaoban.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;

/** Checks what came in against its constraints. */
@Component
public class Forms {

    private final Validator validator;

    Forms(Validator validator) {
        this.validator = validator;
        // The first violation loads the message bundles from the class path, which must not happen on an event loop
        validator.validate(new Sample(""));
    }

    /** A form that is wrong. */
    private record Sample(@NotBlank String text) {}

    /**
     * Gives the form back when all its constraints hold.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest} with every fault and its JSON Pointer
     */
    public <T> T valid(T form) {
        var faults = faults(form);
        if (faults.isEmpty()) return form;
        throw new InvalidRequest(faults).asException();
    }

    /** Everything that is wrong with the form, ordered by place; empty when nothing is. */
    public <T> List<Fault> faults(T form) {
        return validator.validate(form).stream()
                .map(Forms::toFault)
                .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::detail))
                .toList();
    }

    private static Fault toFault(ConstraintViolation<?> violation) {
        return new Fault(pointer(violation.getPropertyPath()), violation.getMessage());
    }

    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (var node : path) {
            if (node.getIndex() != null) pointer.append('/').append(node.getIndex());
            if (node.getName() != null && !node.getName().startsWith("<"))
                pointer.append('/').append(node.getName());
        }
        return pointer.toString();
    }
}
