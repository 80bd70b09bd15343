package dev.raven.web.access;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.web.request.HeldPlaces;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many requests of one tenant, and of all who have no key, may run at once: nobody who sends slowly holds all places
 * that a node has.
 */
final class Crowd {
    /** Of 192 places. */
    static final int MOST_OF_A_TENANT = 144;
    /** Who has no key can register and nothing else. */
    static final int MOST_WITHOUT_A_KEY = 16;

    private static final String NOBODY = "";

    private final ConcurrentMap<String, Integer> running = new ConcurrentHashMap<>();

    /**
     * Takes a place that the request holds until it is answered; the operator needs none.
     *
     * @throws UnavailableException when the tenant has its share of them
     */
    void enter(ContainerRequestContext request, Caller caller) {
        if (caller.keyPrefix().isPresent() && caller.tenant().isEmpty()) {
            return;
        }
        String holder = caller.tenant().map(TenantId::value).orElse(NOBODY);
        int most = holder.equals(NOBODY) ? MOST_WITHOUT_A_KEY : MOST_OF_A_TENANT;
        boolean full = running.merge(holder, 1, Integer::sum) > most;
        if (full) {
            leave(holder);
            throw UnavailableException.overloaded();
        }
        HeldPlaces.hold(request, () -> leave(holder));
    }

    private void leave(String holder) {
        running.computeIfPresent(holder, (name, held) -> held > 1 ? held - 1 : null);
    }
}
