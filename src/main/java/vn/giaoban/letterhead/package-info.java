/** What goes on paper, the formal invitation (giấy mời) and reports (báo cáo): PDFs laid out as Vietnam's rules for official documents ask. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "post"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.letterhead;
