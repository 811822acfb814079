/** The formal invitation (giấy mời) on paper: a PDF laid out as Vietnam's rules for official documents ask. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "post"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.letterhead;
