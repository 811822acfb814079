package vn.giaoban.papers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;

/**
 * A form with a file, as it came in.
 *
 * @param file where its content lies
 * @param fields in the order in which they were sent; the file's has its name
 */
record Upload(PaperFile file, List<Field> fields) {

    /** The field of the file. */
    static final String FILE = "file";

    /** A field with its text. */
    record Field(String name, String value) {}

    /**
     * The file's name, which is one.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link PaperProblem}, or {@link InvalidRequest} when several files were sent
     */
    String name() {
        var names = values(FILE);
        if (names.size() > 1)
            throw InvalidRequest.at(PaperProblem.FILE, "must be one file").asException();
        if (names.isEmpty() || names.getFirst().isEmpty()) throw new PaperProblem.Empty().asException();
        return names.getFirst();
    }

    /** The access that is asked for; everybody's unless given. */
    PaperAccess access() {
        return values("access").stream()
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(Upload::access)
                .orElse(PaperAccess.EVERYBODY);
    }

    static PaperAccess access(String name) {
        return Arrays.stream(PaperAccess.values())
                .filter(access -> access.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.at("/access", "must be one of " + List.of(PaperAccess.values()))
                        .asException());
    }

    /** Codes of the points that are named, one or several in a field. */
    List<String> points() {
        return codes(values("points"));
    }

    static List<String> codes(@Nullable List<String> fields) {
        if (fields == null) return List.of();
        return fields.stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }
}
