package vn.giaoban.pages;

import java.util.Set;

/**
 * A page that the menu leads to; a module that has one makes it a bean.
 *
 * @param order its place, from left to right
 * @param path where it is; the entry is marked on every page below it
 * @param text key of its words in {@code messages/pages.properties}
 * @param roles who sees it, as {@code SECRETARY}; an administrator sees all
 */
public record MenuEntry(int order, String path, String text, Set<String> roles) {

    /** Whether it is for somebody with these roles. */
    boolean isFor(Set<String> own) {
        return own.contains("ADMIN") || own.stream().anyMatch(roles::contains);
    }

    /** Whether a page is this one or below it. */
    boolean leadsTo(String page) {
        return path.equals("/") ? page.equals("/") : page.equals(path) || page.startsWith(path + "/");
    }
}
