/** Connections to Redis that a part of the service has for itself. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.giaoban.redis;
