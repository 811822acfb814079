package vn.giaoban.desk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.desk.DeskProblem.TooLarge;
import vn.giaoban.desk.DeskProblem.TooMany;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.roster.DelegateForm;
import vn.giaoban.roster.Response;
import vn.giaoban.web.Forms;
import vn.giaoban.web.PlainText;
import vn.giaoban.web.UploadedForm;

/** Reads what the forms of a point's page send. */
@Component
class DeskInput {

    private static final int LARGEST = 1 << 20;
    private static final int LONGEST_REASON = 1000;

    private final Forms forms;

    DeskInput(Forms forms) {
        this.forms = forms;
    }

    /** The fields of a form that was sent, the first value of each; fails with {@link TooLarge}. */
    Mono<Map<String, String>> fields(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(DeskInput::firstValues)
                .onErrorMap(DeskInput::isTooLarge, _ -> new TooLarge().asException());
    }

    /** The bytes of the file that was sent; none when there is no file. Fails with {@link TooLarge}. */
    Mono<byte[]> file(ServerWebExchange exchange) {
        if (exchange.getRequest().getHeaders().getContentLength() > LARGEST + 10_000)
            return Mono.error(new TooLarge().asException());
        return exchange.getMultipartData()
                .flatMap(parts -> UploadedForm.file(parts, LARGEST))
                .onErrorMap(DeskInput::isTooLarge, _ -> new TooLarge().asException());
    }

    private static Map<String, String> firstValues(MultiValueMap<String, String> form) {
        var fields = new LinkedHashMap<String, String>();
        form.forEach((name, values) -> fields.put(name, String.valueOf(values.getFirst())));
        return fields;
    }

    private static boolean isTooLarge(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause())
            if (cause instanceof DataBufferLimitException) return true;
        return false;
    }

    /** The answer that a form gives. */
    Response response(Map<String, String> fields) {
        return switch (fields.getOrDefault("response", "")) {
            case "ACCEPTED" -> Response.ACCEPTED;
            case "DECLINED" -> Response.DECLINED;
            default ->
                throw InvalidRequest.at("/response", "must be ACCEPTED or DECLINED")
                        .asException();
        };
    }

    /** Why a point declines; null when it does not say. Line breaks are blanks. */
    @Nullable
    String reason(Map<String, String> fields) {
        var text = value(fields, "reason");
        var line = text == null ? null : text.replaceAll("\\s+", " ");
        return line == null ? null : forms.valid(new Reason(line)).reason();
    }

    /** A reason that is checked. */
    record Reason(@PlainText(max = LONGEST_REASON) String reason) {}

    /** The room that a form chooses. */
    String room(Map<String, String> fields) {
        var room = value(fields, "room");
        if (room == null) throw InvalidRequest.at("/room", "must not be null").asException();
        return room;
    }

    /** The person that a form names, checked. */
    DelegateForm person(Map<String, String> fields) {
        var name = value(fields, "name");
        return forms.valid(new DelegateForm(
                name == null ? "" : name,
                value(fields, "title"),
                value(fields, "email"),
                value(fields, "phone"),
                null,
                role(value(fields, "role"))));
    }

    private static DelegateRole role(@Nullable String name) {
        if (name == null) return DelegateRole.DELEGATE;
        return Arrays.stream(DelegateRole.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.at("/role", "is not a role").asException());
    }

    /** The people that a list names, each checked; fails with {@link TooMany} before anything is said of them one by one. */
    List<NameList.Row> people(String text, Desk desk) {
        var listed = NameList.count(text);
        if (listed > desk.left())
            throw new TooMany(desk.code(), desk.quota(), desk.delegates().size(), listed).asException();
        return NameList.read(text, this::faults);
    }

    private List<Fault> faults(DelegateForm form) {
        return forms.faults(form);
    }

    private static @Nullable String value(Map<String, String> fields, String name) {
        var value = fields.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }
}
