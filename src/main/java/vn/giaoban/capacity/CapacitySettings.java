package vn.giaoban.capacity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the conference server and the points' lines can carry.
 *
 * @param endpoints how many connections the conference servers bear at once, all together; 0 when that is not known. What one of several
 *     bears is its {@code capacity} in {@code giaoban.jitsi.deployments}
 * @param enforce what happens to a briefing that would exceed it: OFF, WARN or REFUSE
 * @param mbpsPerEndpoint what the device of one room sends, in Mbit/s
 * @param uplinkEnforce what happens to a briefing that would exceed the uplink of a point: OFF, WARN or REFUSE
 */
@ConfigurationProperties("giaoban.capacity")
record CapacitySettings(
        @DefaultValue("0") int endpoints,
        @DefaultValue("REFUSE") Enforcement enforce,
        @DefaultValue("4") int mbpsPerEndpoint,
        @DefaultValue("WARN") Enforcement uplinkEnforce) {

    /** Whether planned connections have to be counted before a booking. */
    boolean countsEndpoints() {
        return endpoints > 0 && enforce != Enforcement.OFF;
    }
}
