package dev.raven.api.usage;

import java.util.Map;

/**
 * How an API key was used on one day.
 *
 * @param date in UTC, as in {@code 2026-11-26}
 * @param requests refused ones, too
 * @param denials by problem code
 * @param routes requests by the first segment of their route
 * @param networks how many different ones: /24 of IPv4, /48 of IPv6
 */
public record DayUseView(
        String date, long requests, Map<String, Long> denials, Map<String, Long> routes, long networks) {}
