/** What tests share: the running service, a clock that can be set, and phrases to say what a test is about. */
@org.jspecify.annotations.NullMarked
package vn.giaoban.support;
