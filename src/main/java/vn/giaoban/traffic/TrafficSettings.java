package vn.giaoban.traffic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an instance takes on.
 *
 * @param maxUnderWay how many requests may wait for the beginning of their answer on this instance; more are told at once to come again. Health, live boards and
 *     what the conference server tells are not counted
 * @param patience how long a request may wait for the beginning of its answer before it is told to come again; uploads may take longer
 * @param drain how long the instance goes on working after it was told to stop and says that it is not ready any more, so that a balancer sends
 *     nothing to it when it closes its port; a bit more than the time between two looks of the balancer
 */
@ConfigurationProperties("giaoban.traffic")
record TrafficSettings(
        @DefaultValue("500") int maxUnderWay,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("0s") Duration drain) {}
