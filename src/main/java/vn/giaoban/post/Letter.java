package vn.giaoban.post;

import jakarta.mail.internet.InternetAddress;

/** A letter ready for the post: the same message gives the same bytes each time. */
public final class Letter {

    private final String fileName;
    private final InternetAddress from;
    private final InternetAddress to;
    private final byte[] bytes;

    /**
     * A letter.
     *
     * @param fileName a name of its own, of safe characters, the same at each attempt; without a suffix
     * @param bytes the whole mail (RFC 5322); not copied
     */
    public Letter(String fileName, InternetAddress from, InternetAddress to, byte[] bytes) {
        this.fileName = fileName;
        this.from = from;
        this.to = to;
        this.bytes = bytes;
    }

    /** A name of its own, of safe characters, the same at each attempt; without a suffix. */
    public String fileName() {
        return fileName;
    }

    /** Who writes. */
    public InternetAddress from() {
        return from;
    }

    /** To whom it goes. */
    public InternetAddress to() {
        return to;
    }

    /** The whole mail (RFC 5322); not a copy. */
    public byte[] bytes() {
        return bytes;
    }
}
