package vn.giaoban.web;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import vn.giaoban.database.DatabaseFault;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.CommonProblem.Unavailable;
import vn.giaoban.kernel.Problem;
import vn.giaoban.kernel.ProblemException;

/** Says what went wrong, in the words of the HTTP contract; knows nothing of how it is sent. */
final class ProblemTranslator {

    private ProblemTranslator() {}

    /** The problem behind a fault; null when it is a defect of ours. */
    static @Nullable Problem toProblem(Throwable fault) {
        if (hasCause(fault, DataBufferLimitException.class)) return tooLarge();
        return switch (fault) {
            case ProblemException e -> e.problem();
            case RefusedLogin e -> e.problem();
            case AuthenticationException _ -> new WebProblem(401, "unauthenticated", "Log in with an account");
            case AccessDeniedException _ -> new WebProblem(403, "forbidden", "This account may not do that");
            case ServerExchangeRejectedException _ ->
                InvalidRequest.at("", "The path or a header holds what no request needs");
            case MethodNotAllowedException e -> new WebProblem(405, "method-not-allowed", methods(e));
            case UnsupportedMediaTypeStatusException e -> new WebProblem(415, "unsupported-media-type", mediaTypes(e));
            case NotAcceptableStatusException e ->
                new WebProblem(406, "not-acceptable", "This resource comes as " + e.getSupportedMediaTypes());
            case WebExchangeBindException e ->
                new InvalidRequest(e.getFieldErrors().stream()
                        .map(f -> new Fault(f.getField(), String.valueOf(f.getDefaultMessage())))
                        .toList());
            case MissingRequestValueException e -> InvalidRequest.at(e.getName(), "is missing");
            case ResponseStatusException e -> ofStatus(e);
            case JacksonException e -> invalidJson(e);
            case CodecException _ -> InvalidRequest.at("", "The body can't be read");
            // the threads for slow work have too much of it, or are gone since the service stops
            case RejectedExecutionException _ -> new Unavailable("Too much is asked for at once; try again");
            default -> ofDatabase(fault);
        };
    }

    private static @Nullable Problem ofDatabase(Throwable fault) {
        if (DatabaseFault.isUnstorableText(fault))
            return InvalidRequest.at("", "A text holds a character that can't be stored");
        return DatabaseFault.isUnavailable(fault) ? new Unavailable("The database is busy or away; try again") : null;
    }

    static Problem tooLarge() {
        return new WebProblem(413, "too-large", "A body may have at most 1 MiB");
    }

    private static Problem ofStatus(ResponseStatusException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) return invalidJson(json);
        }
        var status = e.getStatusCode().value();
        return switch (status) {
            case 400 -> InvalidRequest.at("", reason(e));
            case 404 -> new NotFound("This path was");
            case 413 -> tooLarge();
            default -> new WebProblem(status, slug(status), reason(e));
        };
    }

    private static String reason(ResponseStatusException e) {
        return e.getReason() == null ? "The request can't be understood" : e.getReason();
    }

    private static String slug(int status) {
        var known = HttpStatus.resolve(status);
        return known == null
                ? "refused"
                : known.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private static InvalidRequest invalidJson(JacksonException e) {
        return InvalidRequest.at(pointer(e), jsonFault(e));
    }

    private static String jsonFault(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not a known field";
            case InvalidFormatException f
            when f.getTargetType().isEnum() ->
                "must be one of " + List.of(f.getTargetType().getEnumConstants());
            case InvalidFormatException f -> "is not a valid " + typeName(f.getTargetType());
            case MismatchedInputException f
            when f.getTargetType() != null -> "must be a " + typeName(f.getTargetType());
            case MismatchedInputException _ -> "has the wrong type";
            default -> "is not well-formed JSON" + place(e);
        };
    }

    private static String typeName(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "OffsetDateTime", "Instant" -> "time with an offset, as 2026-12-07T08:00:00+07:00";
            case "Duration" -> "ISO 8601 duration, as PT1H30M";
            case "List", "ArrayList" -> "list";
            case "Integer", "int", "Double", "double", "Long" -> "number";
            case "String" -> "text";
            case "Boolean", "boolean" -> "boolean";
            case "UUID" -> "id";
            default -> "object";
        };
    }

    private static String place(JacksonException e) {
        var at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String methods(MethodNotAllowedException e) {
        return e.getHttpMethod() + " is not possible here; possible: " + e.getSupportedMethods();
    }

    private static String mediaTypes(UnsupportedMediaTypeStatusException e) {
        return "Send " + e.getSupportedMediaTypes();
    }

    private static boolean hasCause(Throwable fault, Class<? extends Throwable> type) {
        for (var cause = fault; cause != null; cause = cause.getCause()) if (type.isInstance(cause)) return true;
        return false;
    }
}
