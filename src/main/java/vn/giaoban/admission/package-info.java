/** Letting people into a conference in waves: a fair line at its door, as fast as the conference server takes joins and no faster. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "conferences"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.admission;
