package dev.raven.web.http;

import dev.raven.core.network.ClientNetwork;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.web.request.ClientAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * How many requests may run at once, all but those for health: fewer than the server has threads, so that one too many is told so at
 * once, and health is always answered; and from one network fewer than there are, as a client that sends slowly holds its
 * place for long.
 */
@Singleton
public class Room implements Instrument {
    /** Of 200 HTTP threads. */
    static final int PLACES = 192;

    static final int PLACES_OF_A_NETWORK = 144;

    private final Semaphore places = new Semaphore(PLACES);
    private final ConcurrentMap<String, Integer> networks = new ConcurrentHashMap<>();

    @Inject
    public Room() {}

    @Override
    public List<Reading> readings() {
        return List.of(
                Reading.gauge(
                        "http_requests_in_progress",
                        "Requests that are being answered, but for health",
                        PLACES - places.availablePermits()),
                Reading.gauge("http_requests_limit", "How many may be: one more is answered 503", PLACES));
    }

    /** Whether there is a place; a request that got one gives it back with {@link #leave}. */
    boolean enter(HttpServletRequest request) {
        if (!takesAPlace(request)) {
            return true;
        }
        if (networks.merge(network(request), 1, Integer::sum) <= PLACES_OF_A_NETWORK && places.tryAcquire()) {
            return true;
        }
        forget(request);
        return false;
    }

    void leave(HttpServletRequest request) {
        if (takesAPlace(request)) {
            places.release();
            forget(request);
        }
    }

    private void forget(HttpServletRequest request) {
        networks.computeIfPresent(network(request), (name, held) -> held > 1 ? held - 1 : null);
    }

    private static String network(HttpServletRequest request) {
        return ClientNetwork.of(ClientAddress.of(request));
    }

    /** As it was sent, still encoded: whoever writes a path in another way takes a place. */
    private static boolean takesAPlace(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/health/");
    }
}
