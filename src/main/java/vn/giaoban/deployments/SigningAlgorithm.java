package vn.giaoban.deployments;

/** How tokens for a conference server are signed (RFC 7518, section 3). */
public enum SigningAlgorithm {
    /** With the keys that this service publishes; the server reads them ({@code cache_keys_url}). */
    RS256,
    /** With a secret that the server knows too ({@code app_secret}). */
    HS256
}
