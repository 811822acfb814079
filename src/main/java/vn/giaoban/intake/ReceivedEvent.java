package vn.giaoban.intake;

import java.time.Instant;

/**
 * An event as it came in, before anybody reads more of it than whether it can be read.
 *
 * @param kind by the address that it was sent to
 * @param body the JSON text as sent
 * @param receivedAt when it came
 */
record ReceivedEvent(ConferenceEvent.Kind kind, String body, Instant receivedAt) {}
