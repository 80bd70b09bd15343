package dev.raven.core.usage;

import java.time.LocalDate;
import java.util.Map;

/**
 * How an API key was used on one day.
 *
 * @param day in UTC
 * @param requests that came with it, refused ones, too
 * @param denials how many of them were refused, by problem code
 * @param routes how many of them went where, by the first segment of the route
 * @param networks how many different ones they came from: /24 of IPv4, /48 of IPv6
 */
public record DayUse(LocalDate day, long requests, Map<String, Long> denials, Map<String, Long> routes, long networks) {
    public DayUse {
        denials = Map.copyOf(denials);
        routes = Map.copyOf(routes);
    }

    /** All refused requests. */
    public long denied() {
        return denials.values().stream().mapToLong(Long::longValue).sum();
    }
}
