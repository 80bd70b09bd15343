package dev.raven.core.signal;

import java.time.Instant;
import java.util.Map;

/**
 * How much there is of something now.
 *
 * @param name words separated by underscores, the last one the unit where it has one
 * @param kind whether it may fall again
 */
public record Reading(String name, String help, Kind kind, double value, Map<String, String> labels) {

    /** Whether it may fall again. */
    public enum Kind {
        GAUGE,
        /** Grows as long as the process lives. */
        COUNTER
    }

    public Reading {
        labels = Map.copyOf(labels);
    }

    public static Reading gauge(String name, String help, double value) {
        return new Reading(name, help, Kind.GAUGE, value, Map.of());
    }

    public static Reading counter(String name, String help, double value) {
        return new Reading(name, help, Kind.COUNTER, value, Map.of());
    }

    /** A point in time, as seconds since 1970. */
    public static Reading time(String name, String help, Instant at) {
        return gauge(name, help, at.toEpochMilli() / 1000.0);
    }

    /** The same of one part among several. */
    public Reading of(String label, String part) {
        return new Reading(name, help, kind, value, Map.of(label, part));
    }
}
