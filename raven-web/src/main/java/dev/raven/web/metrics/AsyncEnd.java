package dev.raven.web.metrics;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.IntConsumer;

/** Waits for the end of a request that another thread answers. */
final class AsyncEnd implements AsyncListener {
    private final HttpServletResponse response;
    private final IntConsumer ended;

    private AsyncEnd(HttpServletResponse response, IntConsumer ended) {
        this.response = response;
        this.ended = ended;
    }

    /**
     * @param ended is told the status
     * @return false where it has ended already
     */
    static boolean awaited(HttpServletRequest request, HttpServletResponse response, IntConsumer ended) {
        try {
            request.getAsyncContext().addListener(new AsyncEnd(response, ended));
            return true;
        } catch (IllegalStateException over) {
            return false;
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.accept(response.getStatus());
    }

    /** Its completion follows. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    /** Listeners of before are forgotten then (Servlet 6.0, 2.3.3.3). */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
