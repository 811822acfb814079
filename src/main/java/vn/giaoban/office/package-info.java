/** The office: its working calendar with holidays and make-up days, and the rules that a briefing's time should keep. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
@org.jspecify.annotations.NullMarked
package vn.giaoban.office;
