package vn.giaoban.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.giaoban.pages.LinkFilter;
import vn.giaoban.pages.PageTexts;

/** Serves rendered pages with their style and script, and with the policy that the service sends. */
public final class PageServer implements AutoCloseable {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final HttpServer server;

    /** Listens on a free port. */
    public PageServer() throws IOException {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Renders a page and gives its address. */
    public String show(String path, String template, PageTexts texts, Map<String, Object> model) {
        var context = new Context(texts.locale(), model);
        context.setVariable("t", texts.words());
        context.setVariable("lang", texts.locale().getLanguage());
        pages.put(path, engine.process(template, context));
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A page as it was rendered. */
    public String htmlOf(String path) {
        return pages.getOrDefault(path, "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var page = pages.get(path);
            var file = new ClassPathResource("static" + path);
            var body = page != null
                    ? page.getBytes(StandardCharsets.UTF_8)
                    : file.exists() ? file.getContentAsByteArray() : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", typeOf(path) + ";charset=UTF-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", LinkFilter.POLICY);
            exchange.getResponseHeaders().set("Referrer-Policy", "same-origin");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String typeOf(String path) {
        if (path.endsWith(".css")) return "text/css";
        return path.endsWith(".js") ? "text/javascript" : "text/html";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
