/** Figures on their way out of the house: typed tables as CSV, as spreadsheets with a chart, and as printed forms. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "web", "letterhead"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.exports;
