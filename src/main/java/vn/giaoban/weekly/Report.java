package vn.giaoban.weekly;

/** A week's report, ready to be sent to anybody. */
final class Report {

    private final WeeklyContent content;
    private final byte[] form;
    private final byte[] book;

    /**
     * A report.
     *
     * @param form PDF; not copied
     * @param book a spreadsheet; not copied
     */
    Report(WeeklyContent content, byte[] form, byte[] book) {
        this.content = content;
        this.form = form;
        this.book = book;
    }

    WeeklyContent content() {
        return content;
    }

    byte[] form() {
        return form;
    }

    byte[] book() {
        return book;
    }
}
