package vn.giaoban.capacity;

import vn.giaoban.kernel.TimeRange;

/** So much of something, for a time. */
record Use(TimeRange time, int amount) {}
