package vn.giaoban.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;
import vn.giaoban.kernel.ProblemException;

/**
 * Says in a line what fails after whoever asked has hung up: nobody is left to be told, and a refusal is no news. Reactor's own word on it is a stack trace at ERROR
 * for each, which anybody could fill the log with.
 */
@Component
class LateFaults implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(LateFaults.class);

    @Override
    public void afterSingletonsInstantiated() {
        Hooks.onErrorDropped(LateFaults::tell);
    }

    private static void tell(Throwable fault) {
        if (fault instanceof ProblemException || fault instanceof AuthenticationException)
            LOG.debug("Refused after the caller had gone: {}", fault.toString());
        else LOG.warn("Failed after the caller had gone: {}", fault.toString());
    }
}
