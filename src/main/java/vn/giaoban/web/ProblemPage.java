package vn.giaoban.web;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Problem;

/** Shows a problem to a person, who can't read problem details. */
public interface ProblemPage {

    /**
     * Answers with the problem's status and a page, or with a part of one when a part was asked for.
     *
     * @param part whether a script of ours asked for a part of a page
     */
    Mono<Void> show(ServerWebExchange exchange, Problem problem, boolean part);
}
