package vn.giaoban.outbox;

/**
 * An event that one listener has not heard yet.
 *
 * @param payload the event as JSON
 * @param attempts how often it was claimed, this time included
 */
record WaitingEvent(long id, String listener, String type, String payload, int attempts) {}
