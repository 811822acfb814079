/** When could they all meet: free times of any number of points and people. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "access", "web", "office", "points", "reservations"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.availability;
