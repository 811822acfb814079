package vn.giaoban.post;

/** Where letters are handed over. Its methods block: they are called on threads of their own. */
public interface Post {

    /** How many letters may be under way at a time. */
    int LANES = 8;

    /**
     * Hands the letter over.
     *
     * @return what was answered, for those who look into it later
     */
    String deliver(Letter letter) throws PostFault;

    /** Nothing is to be done at present: whatever is kept open may be closed. */
    void rest();

    /** Where letters go, in words for whoever runs the service. */
    String description();
}
