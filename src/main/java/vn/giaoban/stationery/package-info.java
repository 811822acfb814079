/** What letters are written on: templates and words, Vietnamese and English, bundled and changed by an office without a restart. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.stationery;
