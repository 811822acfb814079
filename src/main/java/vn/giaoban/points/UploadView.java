package vn.giaoban.points;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.points.CataloguePreview.Item;

/**
 * The page that takes a file.
 *
 * @param text the file's, to be sent again with the confirmation; empty before there is one
 * @param mark of the preview
 * @param moved whether the catalogue is another than the one of the preview that was confirmed
 * @param faults what is wrong with the file; nothing of it is taken
 * @param moreFaults how many others there are
 */
record UploadView(
        String text,
        String mark,
        boolean moved,
        List<CsvWords.Said> faults,
        int moreFaults,
        List<Line> added,
        List<Line> changed,
        long unchanged,
        List<Line> kept) {

    private static final int FAULTS = 50;

    static final UploadView EMPTY = new UploadView("", "", false, List.of(), 0, List.of(), List.of(), 0, List.of());

    /** A point or a room. */
    record Line(String key, String name, List<Field> fields) {}

    /** A field of it in words, what it was and what it will be; empty for nothing. */
    record Field(String name, String before, String after) {}

    static UploadView of(String text, CataloguePreview preview, boolean moved, PageTexts texts) {
        return new UploadView(
                text,
                preview.mark(text),
                moved,
                List.of(),
                0,
                lines(preview.added(), texts),
                lines(preview.changed(), texts),
                preview.unchanged(),
                lines(preview.kept(), texts));
    }

    static UploadView faulty(List<CsvWords.Said> faults) {
        return new UploadView(
                "",
                "",
                false,
                faults.stream().limit(FAULTS).toList(),
                Math.max(0, faults.size() - FAULTS),
                List.of(),
                List.of(),
                0,
                List.of());
    }

    /** Whether there is something to look at before it is taken. */
    public boolean isPreview() {
        return !mark.isEmpty();
    }

    /** How many would be added or changed. */
    public int count() {
        return added.size() + changed.size();
    }

    private static List<Line> lines(List<Item> items, PageTexts texts) {
        return items.stream()
                .map(item -> new Line(
                        item.key(),
                        item.name(),
                        item.fields().stream()
                                .filter(field -> !field.name().equals("name") || field.before() != null)
                                .map(field -> field(field, texts))
                                .toList()))
                .toList();
    }

    private static Field field(CataloguePreview.Field field, PageTexts texts) {
        return new Field(
                texts.get("field." + field.name()),
                value(field.name(), field.before(), texts.words()),
                value(field.name(), field.after(), texts.words()));
    }

    private static String value(String field, @Nullable String value, Map<String, String> words) {
        if (field.equals("retired")) return words.getOrDefault("value.retired." + (value != null), "");
        if (value == null) return "";
        return field.equals("kind") ? words.getOrDefault("kind." + value, value) : value;
    }
}
