package vn.giaoban.kernel;

/** Something that happened, told to other modules after the change that made it is committed. Events are records that JSON can hold. */
public interface DomainEvent {

    /** What it happened to; events of one key reach a listener in the order they were written. */
    String key();
}
