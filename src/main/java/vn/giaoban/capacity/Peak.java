package vn.giaoban.capacity;

import java.time.Instant;

/** The most of something that is used at once, and when that is so for the first time. */
record Peak(int amount, Instant at) {}
