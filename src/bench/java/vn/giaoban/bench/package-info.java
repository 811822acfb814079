/** How fast the service is, measured against the raw limit of the same PostgreSQL on the same machine. */
@org.jspecify.annotations.NullMarked
package vn.giaoban.bench;
