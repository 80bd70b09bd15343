package dev.raven.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;

/**
 * How many requests of the API may run at once: fewer than the server has threads, so that one too many is told so at
 * once, and health is always answered.
 */
final class Room {
    /** Of 200 HTTP threads. */
    static final int PLACES = 192;

    private final Semaphore places = new Semaphore(PLACES);

    /** Whether there is a place; a request that got one gives it back with {@link #leave}. */
    boolean enter(HttpServletRequest request) {
        return !takesAPlace(request) || places.tryAcquire();
    }

    void leave(HttpServletRequest request) {
        if (takesAPlace(request)) {
            places.release();
        }
    }

    private static boolean takesAPlace(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
