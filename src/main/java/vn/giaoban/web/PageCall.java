package vn.giaoban.web;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** How people at a browser are told apart from programs. */
public final class PageCall {

    private PageCall() {}

    /** Whether a person asks for a page; a part of a page counts as well. */
    public static boolean isForPerson(ServerHttpRequest request) {
        if (isPart(request)) return true;
        var path = request.getPath().pathWithinApplication().value();
        if (path.startsWith("/api/") || path.startsWith("/actuator") || path.startsWith("/jitsi/")) return false;
        try {
            var accepted = request.getHeaders().getAccept();
            return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a script of ours asks for a part of a page. */
    public static boolean isPart(ServerHttpRequest request) {
        return "true".equals(request.getHeaders().getFirst("HX-Request"));
    }
}
