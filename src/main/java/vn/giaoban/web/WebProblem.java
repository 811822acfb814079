package vn.giaoban.web;

import vn.giaoban.kernel.Problem;

/**
 * A problem that only HTTP has.
 *
 * @param status the HTTP status
 */
public record WebProblem(int status, String slug, String detail) implements Problem {}
