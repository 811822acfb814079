package vn.giaoban.pages;

/**
 * A line above every page, for a house that nobody must take for a real one; a module that has one makes it a bean.
 *
 * @param text key of its words in {@code messages/pages.properties}
 */
public record Ribbon(String text) {}
