package vn.giaoban.invitations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How invitations go out.
 *
 * @param digest how long changes are gathered into one message; a cancellation, an urgent briefing and the first invitation never
 *     wait
 */
@ConfigurationProperties("giaoban.invitations")
record InvitationSettings(@DefaultValue("PT5M") Duration digest) {}
