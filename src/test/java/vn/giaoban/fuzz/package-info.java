/** Nonsense at every call of the API's document. */
@org.jspecify.annotations.NullMarked
package vn.giaoban.fuzz;
