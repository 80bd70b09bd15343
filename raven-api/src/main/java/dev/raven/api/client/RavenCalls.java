package dev.raven.api.client;

import org.jspecify.annotations.Nullable;

/** Routes that have no method of their own here, by their path after {@code /api/v1/}. */
public final class RavenCalls {
    private final Exchange exchange;

    RavenCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Reads, such as {@code audit/verify}. */
    public <T> T get(String path, Class<T> view) {
        return exchange.send(Call.get(new Route(path))).as(view);
    }

    /**
     * Orders or makes, with an idempotency key of its own, such as {@code platform/backups}. Not every route knows such keys: it is
     * tried again where it was turned away, and not where its answer was lost.
     */
    public <T> T post(String path, @Nullable Record request, Class<T> view) {
        return exchange.send(Call.order(new Route(path), request)).as(view);
    }

    /** Changes. */
    public <T> T patch(String path, Record request, Class<T> view) {
        return exchange.send(Call.patch(new Route(path), request)).as(view);
    }

    /** Removes. */
    public void delete(String path) {
        exchange.send(Call.delete(new Route(path)));
    }
}
