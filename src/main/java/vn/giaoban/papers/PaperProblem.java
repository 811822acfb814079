package vn.giaoban.papers;

import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.Problem;

/** Why a document is not taken; each names the part of the form. */
sealed interface PaperProblem extends Problem {

    /** The part of the form that can't be taken. */
    String FILE = "/file";

    /** Under this key {@code fault.<key>} stands in the texts of pages. */
    default String key() {
        return slug();
    }

    @Override
    default Map<String, Object> members() {
        return Map.of("errors", List.of(new Fault(FILE, detail())));
    }

    /** It has more bytes than one may have. */
    record TooLarge(DataSize limit) implements PaperProblem {
        @Override
        public int status() {
            return 413;
        }

        @Override
        public String slug() {
            return "too-large";
        }

        @Override
        public String detail() {
            return "A document may have at most " + limit.toMegabytes() + " MiB";
        }
    }

    /** Its content is none of the kinds that are taken, whatever its name says. */
    record WrongType() implements PaperProblem {
        @Override
        public int status() {
            return 415;
        }

        @Override
        public String slug() {
            return "unsupported-media-type";
        }

        @Override
        public String detail() {
            return "Its content must be PDF, DOCX, XLSX, PPTX (without macros), PNG or JPEG, and its name must say so";
        }
    }

    /** There is nothing in it, or no file was sent. */
    record Empty() implements PaperProblem {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String slug() {
            return "invalid-request";
        }

        @Override
        public String key() {
            return "empty";
        }

        @Override
        public String detail() {
            return "A file with something in it must be sent";
        }
    }

    /** Its name is a path, hides something or is too long. */
    record WrongName() implements PaperProblem {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String slug() {
            return "invalid-request";
        }

        @Override
        public String key() {
            return "name";
        }

        @Override
        public String detail() {
            return "Its name must be one of at most 200 characters, without a path and without control characters";
        }
    }

    /** The briefing has a document of that name. */
    record NameTaken(String name) implements PaperProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "document-exists";
        }

        @Override
        public String detail() {
            return "This briefing has a document named " + name;
        }
    }

    /** The briefing has as many as it may. */
    record TooMany(int limit) implements PaperProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String slug() {
            return "too-many-documents";
        }

        @Override
        public String detail() {
            return "A briefing may have at most " + limit + " documents";
        }
    }
}
