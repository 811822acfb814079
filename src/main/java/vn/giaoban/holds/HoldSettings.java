package vn.giaoban.holds;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long rooms are held for an open form.
 *
 * @param lifetime after this they are free again by themselves
 * @param perAccount how many holds an account can have at a time
 */
@ConfigurationProperties("giaoban.holds")
record HoldSettings(
        @DefaultValue("PT10M") Duration lifetime,
        @DefaultValue("20") int perAccount) {}
