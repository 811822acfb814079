package vn.giaoban.kernel;

import java.util.List;

/** What a module has to say to the person who started the service, once it is ready: a bean, whose lines the console ends with. */
@FunctionalInterface
public interface StartupNote {

    /** Called once, when everything has started and all runners have run. */
    List<String> lines();
}
