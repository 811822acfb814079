package vn.giaoban.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long facts are kept, and what signs them.
 *
 * @param keepEvents how long after the last fact of a briefing its facts (events, occupant lists, ticks, corrections) are deleted; the
 *     verdicts and their seals stay
 * @param sealKey the Ed25519 key that signs closed attendance, PKCS#8 in base64 or PEM, as {@code openssl genpkey -algorithm ed25519}
 *     makes it; made at the first start and kept sealed in PostgreSQL unless given
 */
@ConfigurationProperties("giaoban.attendance")
record LedgerSettings(
        @DefaultValue("P730D") Duration keepEvents,
        @Nullable String sealKey) {}
