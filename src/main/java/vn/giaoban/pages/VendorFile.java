package vn.giaoban.pages;

/**
 * A style or script of somebody else that pages use, out of its WebJar; a module that needs one makes it a bean. It is at {@code /vendor/<name>}.
 *
 * @param name such as {@code bootstrap.min.css}
 * @param place on the class path, where {@code *} stands for the version
 */
public record VendorFile(String name, String place) {}
