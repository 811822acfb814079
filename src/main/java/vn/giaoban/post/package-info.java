/** Where letters are handed over: a mail server, or a folder when there is none. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.giaoban.post;
