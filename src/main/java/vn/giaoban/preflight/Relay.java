package vn.giaoban.preflight;

/** A TURN server, with what a browser needs to use it. */
public record Relay(String url, String username, String credential) {}
