/** Rooms held while a form is still open: for some minutes, then they are free again. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "web", "reservations", "planning", "booking"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.holds;
