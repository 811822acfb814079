package vn.giaoban.stationery;

/** Prints one letter of each kind, to see whether templates and words are good before any letter is written on them. */
@FunctionalInterface
public interface Proof {

    /** Fails by whatever exception writing a letter on the paper would. */
    void print(Paper paper);
}
