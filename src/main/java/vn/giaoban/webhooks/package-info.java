/** Handing events over to one address outside: signed, never to a private network, and never waiting for ever. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"post"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.webhooks;
