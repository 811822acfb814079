package vn.giaoban;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Suggests the bean that is named like the class that a constructor asks for, as all of ours are ({@link Giaoban}). Without a name Spring asks each of more than a thousand
 * beans whether it is of that type, once for every type, which is a fifth of a start.
 */
final class BeansByClass implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        context.getDefaultListableBeanFactory().setAutowireCandidateResolver(new Resolver());
    }

    private static final class Resolver extends ContextAnnotationAutowireCandidateResolver {

        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
            var qualified = super.getSuggestedName(descriptor);
            return qualified == null ? descriptor.getDependencyType().getName() : qualified;
        }
    }
}
