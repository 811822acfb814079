package vn.giaoban.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The proof that a form is of a page of ours, as a browser would bring it: a cookie, and the same, masked with zeros, beside it. */
final class FormKey {

    /** The value of the cookie. */
    static final String TOKEN = "3b0c7a52-6a3e-4a55-9a0e-0d3a5c1f7e11";

    /** The header Cookie. */
    static final String COOKIE = "XSRF-TOKEN=" + TOKEN;

    /** The header X-XSRF-TOKEN. */
    static final String HEADER = masked();

    private FormKey() {}

    private static String masked() {
        var token = TOKEN.getBytes(StandardCharsets.UTF_8);
        var both = new byte[2 * token.length];
        System.arraycopy(token, 0, both, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }
}
