package vn.giaoban.capacity;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How grants can be carried.
 *
 * @param warnings what is exceeded and only to be told
 * @param servers the name of the conference server that each holder is placed on; of a holder who is not named it stays as it was
 */
public record Bearing(List<Warning> warnings, Map<UUID, String> servers) {}
