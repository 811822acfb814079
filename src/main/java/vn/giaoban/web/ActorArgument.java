package vn.giaoban.web;

import java.security.Principal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;

/** Gives a controller's method the {@link Actor} who calls it. */
class ActorArgument implements HandlerMethodArgumentResolver {

    private static final Actor ANONYMOUS = new Actor("anonymous");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .<Object>map(Actor::new)
                .defaultIfEmpty(ANONYMOUS);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        WebFluxConfigurer actorArgument() {
            return new WebFluxConfigurer() {
                @Override
                public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                    configurer.addCustomResolver(new ActorArgument());
                }
            };
        }
    }
}
