package vn.giaoban.capacity;

/**
 * Something that a booking was made in spite of.
 *
 * @param rule {@code capacity} or {@code uplink}
 * @param detail one sentence for people
 */
public record Warning(String rule, String detail) {}
