package vn.giaoban.pages;

/**
 * What one module shows on another's page.
 *
 * @param template of the fragment {@code card}, as {@code papers/card}; it finds this card under {@code card}
 * @param texts its words in the reader's language
 * @param content what it shows
 */
public record Card(String template, PageTexts texts, Object content) {}
