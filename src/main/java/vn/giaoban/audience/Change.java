package vn.giaoban.audience;

/** What a recipient is told again for. */
public enum Change {
    TIME("thời gian"),
    TITLE("tên cuộc họp"),
    CHAIR("người chủ trì"),
    HOST("đơn vị chủ trì"),
    AGENDA("nội dung"),
    ROOM("phòng họp");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** As letters name it. */
    public String words() {
        return words;
    }
}
