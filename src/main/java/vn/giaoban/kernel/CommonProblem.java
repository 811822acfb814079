package vn.giaoban.kernel;

import java.util.List;
import java.util.Map;

/** The problems that every module can meet; their slugs are the shared ones of the HTTP contract. */
public sealed interface CommonProblem extends Problem {

    /** Something the caller sent can't be understood or accepted. */
    record InvalidRequest(List<Fault> errors) implements CommonProblem {

        /** A single fault at a place. */
        public static InvalidRequest at(String pointer, String detail) {
            return new InvalidRequest(List.of(new Fault(pointer, detail)));
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String slug() {
            return "invalid-request";
        }

        @Override
        public String detail() {
            var first = errors.getFirst();
            var place = first.pointer().isEmpty() ? "" : first.pointer() + ": ";
            return place + first.detail() + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "");
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("errors", errors);
        }
    }

    /**
     * One thing wrong with a request.
     *
     * @param pointer a JSON Pointer (RFC 6901) into the body, or the name of a query parameter; empty for the whole
     * @param detail what is wrong with it
     */
    record Fault(String pointer, String detail) {}

    /** There is no such thing, or not for this caller. */
    record NotFound(String what) implements CommonProblem {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public String slug() {
            return "not-found";
        }

        @Override
        public String detail() {
            return what + " not found";
        }
    }

    /** The caller may not do this. */
    record Forbidden(String detail) implements CommonProblem {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String slug() {
            return "forbidden";
        }
    }

    /** The thing was changed since the caller read it (If-Match). */
    record StaleVersion(int current) implements CommonProblem {
        @Override
        public int status() {
            return 412;
        }

        @Override
        public String slug() {
            return "stale-version";
        }

        @Override
        public String detail() {
            return "It was changed meanwhile: read it again; its version is now " + current;
        }
    }

    /** A change needs If-Match. */
    record PreconditionRequired() implements CommonProblem {
        @Override
        public int status() {
            return 428;
        }

        @Override
        public String slug() {
            return "precondition-required";
        }

        @Override
        public String detail() {
            return "Send If-Match with the ETag you read";
        }
    }

    /** The service can't take the request now; the caller may try again soon. */
    record Unavailable(String detail) implements CommonProblem {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public String slug() {
            return "unavailable";
        }
    }
}
