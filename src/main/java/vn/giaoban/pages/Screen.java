package vn.giaoban.pages;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.result.view.Rendering;

/**
 * What every page for people with an account has beside its own content: language, colours, menu, who is logged in.
 *
 * @param texts the words in the reader's language
 * @param theme {@code light}, {@code dark}, or {@code auto} for what the reader's system says
 * @param user name of the account; empty before the login
 * @param roles as {@code SECRETARY}
 * @param path of the page, without what stands behind the question mark
 * @param address of the page with it, where the choice of a language leads back to
 * @param menu what the reader may open, in order
 * @param account the pages on the reader's own account, in order
 * @param token what a form has to bring along, as field {@code _csrf} or header {@code X-XSRF-TOKEN}
 * @param ribbon what is said above every page of this house; null when nothing is
 */
public record Screen(
        PageTexts texts,
        String theme,
        String user,
        Set<String> roles,
        String path,
        String address,
        List<MenuEntry> menu,
        List<AccountEntry> account,
        String token,
        @Nullable Ribbon ribbon) {

    /** The page: its words are {@code t}, its language {@code lang}, this {@code screen}. */
    public Rendering.Builder<?> show(String view) {
        return show(view, 200);
    }

    /**
     * The same with another status.
     *
     * @param status such as 404
     */
    public Rendering.Builder<?> show(String view, int status) {
        return Rendering.view(view)
                .status(HttpStatusCode.valueOf(status))
                .modelAttribute("t", texts.words())
                .modelAttribute("lang", lang())
                .modelAttribute("screen", this);
    }

    /** The language, {@code vi} or {@code en}. */
    public String lang() {
        return texts.locale().getLanguage();
    }

    /** The other language. */
    public String otherLang() {
        return texts.isEnglish() ? "vi" : "en";
    }

    /** Whether the reader has one of these roles; an administrator has all. */
    public boolean may(String... wanted) {
        return roles.contains("ADMIN") || Set.of(wanted).stream().anyMatch(roles::contains);
    }

    /** Whether this entry of the menu leads to the page that is shown. */
    public boolean isAt(MenuEntry entry) {
        return entry.leadsTo(path);
    }
}
