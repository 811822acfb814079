/** Real instances of the packaged service under load, to which everything happens that happens to servers; and how long they bear being used. */
@org.jspecify.annotations.NullMarked
package vn.giaoban.faults;
