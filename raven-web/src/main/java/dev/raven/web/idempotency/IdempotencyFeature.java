package dev.raven.web.idempotency;

import dev.raven.core.idempotency.IdempotencyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Puts the memory of first answers around every route that is marked with {@link Idempotent}. */
@Provider
@Dependent
public class IdempotencyFeature implements DynamicFeature {
    private final IdempotencyService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public IdempotencyFeature() {
        this(null);
    }

    @Inject
    public IdempotencyFeature(IdempotencyService service) {
        this.service = service;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (route.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
            context.register(new IdempotencyFilter(service));
        }
    }
}
