package vn.giaoban.pages;

/**
 * A page on somebody's own account, found under their name; a module that has one makes it a bean.
 *
 * @param order its place, from top to bottom
 * @param path where it is
 * @param text key of its words in {@code messages/pages.properties}
 */
public record AccountEntry(int order, String path, String text) {}
