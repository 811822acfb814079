package vn.giaoban.pages;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who reads a page of a personal address: in which language, by which address, and whether it is a person at all.
 *
 * @param path the address of the page of this link
 * @param query {@code ?lang=…} when the reader chose a language, else empty
 * @param wantsJson whether problems are for a program
 * @param looksOnly whether the method is HEAD: nothing is made for it
 * @param response the headers of the answer
 */
public record Reader(
        PageTexts texts, String path, String query, boolean wantsJson, boolean looksOnly, HttpHeaders response) {

    /**
     * The reader of a request for a page or what hangs on it.
     *
     * @param path the address of the page
     */
    public static Reader of(ServerWebExchange exchange, String path, Bilingual both) {
        var request = exchange.getRequest();
        var asked = request.getQueryParams().getFirst("lang");
        var texts = both.of(asked, request.getHeaders());
        var query = asked == null ? "" : "?lang=" + texts.locale().getLanguage();
        var looksOnly = HttpMethod.HEAD.equals(request.getMethod());
        return new Reader(
                texts,
                path,
                query,
                wantsJson(exchange),
                looksOnly,
                exchange.getResponse().getHeaders());
    }

    /** Where the page is in the other language. */
    public String otherLanguage() {
        return path + "?lang=" + (texts.isEnglish() ? "vi" : "en");
    }

    private static boolean wantsJson(ServerWebExchange exchange) {
        List<MediaType> accepted;
        try {
            accepted = exchange.getRequest().getHeaders().getAccept();
        } catch (IllegalArgumentException e) {
            return false;
        }
        return accepted.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith)
                && accepted.stream().noneMatch(MediaType.TEXT_HTML::isCompatibleWith);
    }
}
