package vn.giaoban.drafting;

/**
 * Something that has to be typed otherwise.
 *
 * @param field name of the field beside which it is said
 * @param kind under which {@code fault.<kind>} stands in the reader's texts
 * @param value what the words name; empty when they name nothing
 */
record Mistake(String field, String kind, String value) {

    static Mistake of(String field, String kind) {
        return new Mistake(field, kind, "");
    }
}
