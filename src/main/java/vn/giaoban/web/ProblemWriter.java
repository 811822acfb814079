package vn.giaoban.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.Problem;

/**
 * Answers every fault, wherever it arose, as problem details (RFC 9457), or with a page where a person asked for one. Only a defect of ours is logged with
 * its trace.
 */
@Component
@Order(-2)
public class ProblemWriter implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final DisconnectedClientHelper GONE =
            new DisconnectedClientHelper(ProblemWriter.class.getName() + ".gone");

    private final JsonMapper json;
    private final ObjectProvider<ProblemPage> page;

    ProblemWriter(JsonMapper json, ObjectProvider<ProblemPage> page) {
        this.json = json;
        this.page = page;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
        if (exchange.getResponse().isCommitted() || GONE.checkAndLogClientDisconnectedException(fault))
            return Mono.error(fault);
        if (fault instanceof ErrorResponse response)
            exchange.getResponse().getHeaders().addAll(response.getHeaders());
        return write(exchange, problemOf(exchange, fault));
    }

    /** The problem behind a fault; a defect of ours is logged here, once. */
    public Problem problemOf(ServerWebExchange exchange, Throwable fault) {
        var problem = ProblemTranslator.toProblem(fault);
        var request = exchange.getRequest();
        if (problem == null) {
            LOG.error(
                    "{} {} failed",
                    request.getMethod(),
                    oneLine(request.getPath().value()),
                    fault);
            return new WebProblem(500, "internal", "The service failed; the fault is in its log");
        }
        LOG.info(
                "{} {}: {} {}",
                request.getMethod(),
                oneLine(request.getPath().value()),
                problem.status(),
                problem.slug());
        return problem;
    }

    /** Sends a problem. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        response.getHeaders().setCacheControl("no-store");
        if (problem.status() == 503) response.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        var shown = PageCall.isForPerson(exchange.getRequest()) ? page.getIfAvailable() : null;
        if (shown != null) return shown.show(exchange, problem, PageCall.isPart(exchange.getRequest()));
        return answer(problem).writeTo(response);
    }

    /** A problem as it goes out. */
    FirstAnswer answer(Problem problem) {
        return new FirstAnswer(
                problem.status(),
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                null,
                null,
                json.writeValueAsString(body(problem)));
    }

    private static Map<String, Object> body(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:giaoban:problem:" + problem.slug());
        body.put("title", title(problem.slug()));
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.putAll(problem.members());
        return body;
    }

    private static String title(String slug) {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }

    /** Without the token of a personal link: whoever reads the log could follow it. */
    private static String oneLine(String path) {
        var named = path.replaceFirst("^/+(j|p|s|feeds|embed/week)/+[^/]+", "/$1/…");
        var shown = named.length() > 200 ? named.substring(0, 200) + "…" : named;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
