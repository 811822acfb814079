/** Logging in at somebody else's: OpenID Connect for people, bearer tokens of an issuer (JWT) for programs. Off unless configured. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "access", "web", "pages", "accounts"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.signon;
