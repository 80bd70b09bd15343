package dev.raven.web.ending;

import dev.raven.core.startup.Draining;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that this node is at, counted so that it can end behind the last. Health is answered to the end. */
@Singleton
public class Traffic {
    private final Draining draining;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closed;

    @Inject
    public Traffic(Draining draining) {
        this.draining = draining;
    }

    /**
     * Lets a request in. Once the node drains, its connection is closed behind the answer: the next request comes over a new
     * one, and by then to another node.
     *
     * @return false where it is to be turned away; otherwise {@link #leave} follows once it is answered
     */
    public boolean enter(HttpServletRequest request, HttpServletResponse response) {
        if (draining.begun() && request.getProtocol().startsWith("HTTP/1")) {
            response.setHeader("Connection", "close");
        }
        if (isHealth(request)) {
            return true;
        }
        underWay.incrementAndGet(); // before the look, so that whoever closes sees it or it sees that
        boolean late = closed;
        if (late) {
            underWay.decrementAndGet();
        }
        return !late;
    }

    public void leave(HttpServletRequest request) {
        if (!isHealth(request)) {
            underWay.decrementAndGet();
        }
    }

    /** From now on every request is turned away. */
    void close() {
        closed = true;
    }

    /** Whether all that were let in are answered. */
    boolean quiet() {
        return underWay.get() == 0;
    }

    private static boolean isHealth(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/health/");
    }
}
